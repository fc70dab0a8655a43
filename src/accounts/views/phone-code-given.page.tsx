import { hour, longDate } from '../../common/web/dates.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Crumb, Facts, Note, Ref } from '../../common/web/parts.js';
import type { InvitationView } from '../account.view.js';

/** Shown once: a reload makes another code. */
export const PhoneCodeGivenPage = ({ id, handle, code, code_until }: InvitationView) => {
  const { lang } = usePage();
  return (
    <Desk title="Code for a lost phone" at="accounts">
      <div class="narrow stack">
        <Crumb to={`/accounts/${id}`}>{handle}</Crumb>
        <div class="head">
          <h1>Say this to them, now</h1>
          <p class="lede">The code is shown once. It works once, and only together with their passphrase.</p>
        </div>
        <Facts
          of={[
            ['Handle', <Ref long>{handle}</Ref>],
            ['Code for a lost phone', <Ref>{code}</Ref>],
            [
              'Ends',
              <time dateTime={code_until}>
                {longDate(code_until, lang)}, {hour(code_until, lang)}
              </time>,
            ],
          ]}
        />
        <h2>What happens now</h2>
        <ol>
          <li>
            They open the sign-in page and choose "I have lost my phone": handle, passphrase, and this code. Do not ask
            for the passphrase, whatever goes wrong.
          </li>
          <li>They type a new key into the app of another phone, and its first code signs them in.</li>
        </ol>
        <Note as="warn" title="If somebody else may have the phone">
          <p>
            <a href={`/accounts/${id}`}>End all sessions of the account</a> now. The phone alone signs nobody in; where
            it was signed in already, that ends.
          </p>
        </Note>
      </div>
    </Desk>
  );
};
