import { Choices } from '../../../common/web/choices.js';
import { hour, shortDate } from '../../../common/web/dates.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Facts, Tag } from '../../../common/web/parts.js';
import type { OwnAccountView } from '../own-account.view.js';

/** Answers first: who am I here, and where am I signed in? */
export function OwnAccountPage({ handle, role, theme, density, sessions }: OwnAccountView) {
  return (
    <Desk title="Your account">
      <div class="narrow">
        <div class="head">
          <h1>Your account</h1>
        </div>
        <section class="section">
          <Facts
            of={[
              ['Handle', <bdi>{handle}</bdi>],
              ['Role', role],
            ]}
          />
          <ul class="plain stack-s">
            <li>
              <a href="/account/passphrase">Change your passphrase</a>
            </li>
            <li>
              <a href="/account/words">Your check words</a>
            </li>
          </ul>
        </section>
        <Sessions of={sessions} />
        <section class="section">
          <h2>How pages look</h2>
          <Form action="/account/settings" class="form" once={false}>
            <Choices
              name="theme"
              label="Colours"
              value={theme}
              of={[
                { code: 'system', label: 'As this device says' },
                { code: 'light', label: 'Light' },
                { code: 'dark', label: 'Dark' },
              ]}
            />
            <Choices
              name="density"
              label="Lists and sections"
              value={density}
              of={[
                { code: 'airy', label: 'With room between the lines' },
                { code: 'dense', label: 'Close together, for more on one screen' },
              ]}
            />
            <div class="actions">
              <button class="button">Save how pages look</button>
            </div>
          </Form>
        </section>
      </div>
    </Desk>
  );
}

function Sessions({ of }: { of: OwnAccountView['sessions'] }) {
  return (
    <section class="section">
      <h2>Where you are signed in</h2>
      <p class="soft">
        If one of these is not you: end it, change your passphrase, and tell your administrator. Places and devices are
        not kept.
      </p>
      <ul class="items">
        {of.map((session) => (
          <li class="row apart">
            <p>
              {session.by}, since <At instant={session.begun} />, last seen <At instant={session.seen} />{' '}
              {session.here && <Tag as="on">This one</Tag>}
            </p>
            {!session.here && (
              <Form action="/account/sessions/ending" once={false} label={`End the session of ${session.begun}`}>
                <Hidden name="session" value={session.id} />
                <button class="button quiet">End it</button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {of.length > 1 && (
        <Form action="/account/sessions/ending" once={false} label="All others">
          <button class="button quiet">End all others</button>
        </Form>
      )}
    </section>
  );
}

function At({ instant }: { instant: string }) {
  const { lang } = usePage();
  return (
    <time dateTime={instant}>
      {shortDate(instant, lang)}, {hour(instant, lang)}
    </time>
  );
}
