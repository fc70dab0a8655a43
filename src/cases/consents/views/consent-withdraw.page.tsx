import { dueInWords } from '../../../common/web/dates.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Crumb, Empty, Note } from '../../../common/web/parts.js';
import { OpenedWords, ReferralTag } from '../../../referrals/views/referral-state.js';
import type { Withdrawing } from '../consent.view.js';
import { ConsentFacts } from './consent.item.js';

/** A grave act: what ends, what was read already, and which deadline is in danger are said before it is done. */
export function ConsentWithdrawPage({ case: about, consents, all, ends, deadlines }: Withdrawing) {
  const page = usePage();
  const back = `/cases/${about.id}/consents`;
  const isDone = ends.length === 0 && consents.every(({ state }) => state === 'withdrawn');
  const title = all ? 'Withdraw every consent?' : 'Withdraw consent?';
  return (
    <Desk title={title} at="cases">
      <div class="narrow">
        <Crumb to={back}>
          {about.pseudonym} {about.reference}
        </Crumb>
        <div class="head">
          <h1>{title}</h1>
        </div>
        {isDone ? (
          <Empty why="Nothing is left to withdraw." next={<a href={back}>What the person agreed to</a>} />
        ) : (
          <div class="stack">
            <ul class="items">
              {consents.map((consent) => (
                <li>
                  <ConsentFacts of={consent} />
                </li>
              ))}
            </ul>
            <p>
              {ends.length === 0
                ? 'No referral stands on it today. From this moment none can be sent on it.'
                : 'These referrals end at once, and their keys are destroyed. What was already read cannot be taken back.'}
            </p>
            {ends.length > 0 && (
              <ul class="items">
                {ends.map((referral) => (
                  <li>
                    <p class="row apart">
                      <b>{referral.legal_contact}</b>
                      <ReferralTag state={referral.state} />
                    </p>
                    <OpenedWords opened={referral.opened} state={referral.state} />
                  </li>
                ))}
              </ul>
            )}
            {deadlines[0] && (
              <Note as="warn" title={`Still due: ${deadlines[0].what}, ${dueInWords(deadlines[0].on, page)}`}>
                {deadlines.slice(1, 4).map(({ on, what }) => (
                  <p>
                    {what}, {dueInWords(on, page)}
                  </p>
                ))}
                <p>Without a lawyer, the desk must see to it.</p>
              </Note>
            )}
            <Form action={all ? `${back}/withdrawal` : `${back}/${consents[0]!.id}/withdrawal`}>
              <div class="actions">
                <button class="button grave">{all ? 'Withdraw everything' : 'Withdraw consent'}</button>
                <a href={back}>Keep it</a>
              </div>
            </Form>
          </div>
        )}
      </div>
    </Desk>
  );
}
