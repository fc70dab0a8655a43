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
            ['Handle', <Ref>{handle}</Ref>],
            ['One-time code', <Ref>{code}</Ref>],
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
          <li>Give the paper by hand, or say both by voice. Never by mail or messenger.</li>
          <li>
            They open <b>/first-sign-in</b> on this site, with paper and a code app at hand, and get a passphrase that
            you never see.
          </li>
          <li>They tell their six check words by voice to the coordinator of their desk, who admits them.</li>
        </ol>
        <Note as="warn" title="If they say that the code does not work">
          <p>
            Somebody else may have used it. <a href={`/accounts/${id}`}>Look at the account</a>: if it works already,
            disable it, and find out who had the paper.
          </p>
        </Note>
      </div>
    </Desk>
  );
};
