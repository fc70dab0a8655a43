import { Ceremony } from '../../common/web/ceremony.js';
import { hour, longDate } from '../../common/web/dates.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Crumb, Facts, Note, Ref } from '../../common/web/parts.js';
import type { InvitationView } from '../account.view.js';

/** Shown once: a reload makes nothing anew and shows nothing again. */
export const InvitedPage = ({ id, handle, code, code_until }: InvitationView) => {
  const { lang } = usePage();
  return (
    <Desk title="One-time code" at="accounts">
      <div class="narrow stack">
        <Crumb to="/accounts">Accounts</Crumb>
        <div class="head">
          <h1>Write this on paper, now</h1>
          <p class="lede">The code is shown once. It works once, and opens nothing but this account's beginning.</p>
        </div>
        <Facts
          of={[
            ['Handle', <Ref long>{handle}</Ref>],
            ['One-time code', <Ref>{code}</Ref>],
            [
              'Ends',
              <time dateTime={code_until}>
                {longDate(code_until, lang)}, {hour(code_until, lang)}
              </time>,
            ],
          ]}
        />
        <Ceremony
          present="you and the newcomer, in one room or on the telephone. Nobody else sees this page."
          now="write both lines down, and give the paper by hand or say both by voice. Never by mail or messenger."
          final="whoever uses the code first has the account, and it opens once. If the paper is lost, begin the account anew: this code then opens nothing."
        />
        <h2>What happens then</h2>
        <ol>
          <li>
            They open <b>/first-sign-in</b> on this site, with paper and a code app at hand, and get a passphrase that
            you never see.
          </li>
          <li>They tell their six check words by voice to the coordinator of their desk, who admits them.</li>
        </ol>
        <Note as="warn" title="If they say that the code does not work">
          <p>
            Somebody else may have used it. <a href={`/accounts/${id}`}>Look at the account</a>: if it works already,
            disable it, find out who had the paper, and begin the account anew. Nobody is admitted to a desk by a code
            alone.
          </p>
        </Note>
      </div>
    </Desk>
  );
};
