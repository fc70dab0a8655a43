import type { ComponentChildren } from 'preact';
import { Choices } from '../../../common/web/choices.js';
import { Day, hour, shortDate } from '../../../common/web/dates.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Facts, Note, Tag } from '../../../common/web/parts.js';
import type { OwnAccountView } from '../own-account.view.js';

/** Answers first: who am I here, and where am I signed in? */
export function OwnAccountPage({ handle, role, theme, density, second_factor, sessions }: OwnAccountView) {
  return (
    <Desk title="Your account">
      <div class="narrow">
        <div class="head">
          <h1>Your account</h1>
          <SecondFactor of={second_factor} />
        </div>
        <section class="section">
          <Facts
            of={[
              ['Handle', <bdi>{handle}</bdi>],
              ['Role', role],
              ...(second_factor.changed_on
                ? [['Code app set up', <Day on={second_factor.changed_on} />] as [string, ComponentChildren]]
                : []),
            ]}
          />
          <ul class="plain stack-s">
            <li>
              <a href="/account/passphrase">Change your passphrase</a>
            </li>
            <li>
              <a href="/account/second-factor">Move the code to another phone</a>
            </li>
            <li>
              <a href="/account/words">Your check words</a>
            </li>
            <Reminders />
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

/** Of those who work cases or answer referrals: nobody else is reminded of anything. */
function Reminders() {
  const role = usePage().signedIn?.role;
  const worksCases = role === 'caseworker' || role === 'coordinator';
  return (
    <>
      {(worksCases || role === 'lawyer') && (
        <li>
          <a href="/account/reminders">Reminders by mail</a>
        </li>
      )}
      {worksCases && (
        <li>
          <a href="/account/calendar">Your days in a calendar</a>
        </li>
      )}
    </>
  );
}

/** What its owner should know, should it not have been them. */
const SecondFactor = ({ of: { changed_on, is_recent, phone_code_until } }: { of: OwnAccountView['second_factor'] }) => (
  <>
    {changed_on && is_recent && (
      <Note title="Your second factor was changed">
        <p>
          It was changed on <Day on={changed_on} />. If that was not you, change your passphrase now, and call your
          administrator.
        </p>
      </Note>
    )}
    {phone_code_until && (
      <Note as="warn" title="A code for a lost phone was given for your account">
        <p>
          It works until <At instant={phone_code_until} />, together with your passphrase. If you did not ask for it,
          tell an auditor of your organisation.
        </p>
      </Note>
    )}
  </>
);

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
