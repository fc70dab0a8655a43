import { Ceremony } from '../../common/web/ceremony.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Crumb } from '../../common/web/parts.js';
import type { AccountRow } from '../account.view.js';

/** An act of its own, beside beginning an account anew: nothing is lost by it. */
export const PhoneCodePage = ({ id, handle, state }: AccountRow) => {
  const own = usePage().signedIn?.handle === handle;
  return (
    <Desk title={`A lost phone of ${handle}`} at="accounts">
      <div class="narrow stack">
        <Crumb to={`/accounts/${id}`}>{handle}</Crumb>
        <div class="head">
          <h1>Give {handle} a code for a lost phone?</h1>
        </div>
        <Ceremony
          present="you and the person, in one room or on a telephone number you know, so that you know the voice. Not on the number of the lost phone."
          now="have pen and paper at hand. The next page shows a code, once: say it to them, never by mail or messenger."
          final="nothing is lost: passphrase, keys and desks stay as they are. It is recorded, and they are told when they sign in."
        />
        <h2>What follows</h2>
        <ul>
          <li>With their passphrase and this code they set up a code app on another phone.</li>
          <li>The code opens nothing without the passphrase, which you cannot see or change.</li>
          <li>It works once and ends after 72 hours. An earlier one ends now.</li>
        </ul>
        {own ? (
          <p>This is your own account. Another administrator of your organisation does this.</p>
        ) : state === 'active' ? (
          <Form action={`/accounts/${id}/phone-code`} once={false}>
            <div class="actions">
              <button class="button">Give a code for a lost phone</button>
              <a href={`/accounts/${id}`}>Leave it</a>
            </div>
          </Form>
        ) : (
          <p>
            {state === 'invited'
              ? 'This account has not begun: there is no phone to replace. It needs its one-time code of the beginning.'
              : 'This account is disabled. Enable it first, if that is right.'}
          </p>
        )}
      </div>
    </Desk>
  );
};
