import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Crumb, Facts } from '../../common/web/parts.js';
import { roleLabel } from '../../common/web/words.js';
import type { AccountRow } from '../account.view.js';
import { StateTag } from './account-state.js';

/** One account, and what an administrator can do about it. None of it opens anything. */
export const AccountPage = (account: AccountRow) => {
  const { signedIn } = usePage();
  return (
    <Desk title={account.handle} at="accounts">
      <div class="narrow stack">
        <Crumb to="/accounts">Accounts</Crumb>
        <div class="head">
          <h1>{account.handle}</h1>
        </div>
        <Facts
          of={[
            ['Does', roleLabel(account.role)],
            ['State', <StateTag state={account.state} />],
            ['Desks', <span dir="auto">{account.desks.join(', ') || 'None'}</span>],
          ]}
        />
        {signedIn?.handle === account.handle ? (
          <p class="soft">This is your own account. Another administrator disables or resets it.</p>
        ) : (
          <Acts of={account} />
        )}
      </div>
    </Desk>
  );
};

const Acts = ({ of: { id, state } }: { of: AccountRow }) => (
  <>
    {state === 'disabled' ? (
      <section class="section">
        <h2>Enable</h2>
        <p>They can sign in again, with the desks they still have.</p>
        <Form action={`/accounts/${id}/lock`} method="delete">
          <button class="button quiet">Enable this account</button>
        </Form>
      </section>
    ) : (
      <section class="section">
        <h2>Somebody leaves, or you are not sure</h2>
        <p>
          Disabling ends their sessions at the next request, and no sign-in works. It takes no key away: also remove
          them from their desks on the page <a href="/organisation">Organisation</a>. It can be undone here.
        </p>
        <Form action={`/accounts/${id}/lock`}>
          <button class="button quiet">Disable this account</button>
        </Form>
      </section>
    )}
    <section class="section">
      <h2>A device is lost</h2>
      <p>Every session of this account ends at its next request. With passphrase and code they sign in again.</p>
      <Form action={`/accounts/${id}/sessions`} method="delete">
        <button class="button quiet">End all sessions</button>
      </Form>
    </section>
    {state === 'invited' ? (
      <section class="section">
        <h2>The one-time code has ended, or the paper is lost</h2>
        <p>
          A code ends after 72 hours, and nobody can look it up.{' '}
          <a href={`/accounts/${id}/reset`}>Begin this account anew</a>: you get another code, and the old one opens
          nothing.
        </p>
      </section>
    ) : (
      <>
        {state === 'active' && (
          <section class="section">
            <h2>The phone with the code app is lost</h2>
            <p>
              They still know their passphrase? <a href={`/accounts/${id}/phone-code`}>Give a code for a lost phone</a>.
              Nothing else changes.
            </p>
          </section>
        )}
        <section class="section">
          <h2>The passphrase is lost</h2>
          <p>
            Nobody can look it up. <a href={`/accounts/${id}/reset`}>Begin this account anew</a>: a page of its own says
            what is lost.
          </p>
        </section>
      </>
    )}
  </>
);
