import { dueInWords } from '../../../common/web/dates.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Crumb, Empty, Note } from '../../../common/web/parts.js';
import { OutsideItems } from '../../../referrals/external/views/outside-items.js';
import { OpenedWords, ReferralTag } from '../../../referrals/views/referral-state.js';
import type { CountedIn, EndangeredDeadline, Withdrawing } from '../consent.view.js';
import { CountedSentences, isInNumbers } from './counted.parts.js';
import { ConsentFacts } from './consent.item.js';

/** A grave act: what ends, what was read already, and which deadline is in danger are said before it is done. */
export function ConsentWithdrawPage(of: Withdrawing) {
  const { case: about, consents, all, ends } = of;
  const back = `/cases/${about.id}/consents`;
  const isDone = isNothing(of) && consents.every(({ state }) => state === 'withdrawn');
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
            <Ends of={of} />
            <Endangered deadlines={of.deadlines} />
            {ends.length > 0 && (
              <p class="soft">Whoever received it is told that it has ended, and nothing else: not why, not of whom.</p>
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

const isNothing = ({ ends, outside, links, uncounted }: Withdrawing) =>
  ends.length === 0 && outside.length === 0 && links.length === 0 && !uncounted;

const Ends = ({ of }: { of: Withdrawing }) => (
  <>
    {isNothing(of) && <p>Nothing stands on it today. From this moment nothing can be shared on it.</p>}
    {of.ends.length > 0 && (
      <>
        <p>These referrals end at once, and their keys are destroyed. What was already read cannot be taken back.</p>
        <ul class="items">
          {of.ends.map((referral) => (
            <li>
              <p class="row apart">
                <b>
                  {referral.legal_contact}, {referral.purpose.label.toLowerCase()}
                </b>
                <ReferralTag state={referral.state} />
              </p>
              <OpenedWords opened={referral.opened} state={referral.state} />
            </li>
          ))}
        </ul>
      </>
    )}
    {of.outside.length > 0 && (
      <>
        <p>
          These left for somebody without an account and cannot be called back: write to each of them. Until you have,
          it stands on the day of your desk.
        </p>
        <OutsideItems of={of.outside} />
      </>
    )}
    {of.links.length > 0 && (
      <>
        <p>These links go back at once. What was already told cannot be taken back.</p>
        <ul>
          {of.links.map(({ campaign, from, to }) => (
            <li>
              {campaign}: {from.label.toLowerCase()}, then {to.label.toLowerCase()}
            </li>
          ))}
        </ul>
      </>
    )}
    {of.uncounted && <Uncounted of={of.counted_in} />}
  </>
);

const Uncounted = ({ of }: { of: CountedIn }) => (
  <>
    <p>From this moment the person is left out of every table that is not closed yet.</p>
    {isInNumbers(of) && (
      <>
        <CountedSentences of={of} />
        <p>
          As long as that statement can be sent again, sending it again leaves them out. After its last hour they stay
          in it, and what was published can’t be taken back.
        </p>
      </>
    )}
  </>
);

function Endangered({ deadlines: [nearest, ...others] }: { deadlines: EndangeredDeadline[] }) {
  const page = usePage();
  if (!nearest) return null;
  const line = ({ on, what, for: purposes }: EndangeredDeadline) =>
    `${what}, ${dueInWords(on, page)} (${purposes.join(', ').toLowerCase()})`;
  return (
    <Note as="warn" title={`Still due: ${line(nearest)}`}>
      {others.slice(0, 3).map((one) => (
        <p>{line(one)}</p>
      ))}
      <p>Without a lawyer, the desk must see to it.</p>
    </Note>
  );
}
