import { Day, shortDate } from '../../common/web/dates.js';
import { usePage } from '../../common/web/page-context.js';
import { Tag, type TagKind } from '../../common/web/parts.js';
import type { Opened, ReferralState } from './referral.view.js';

const words: Record<ReferralState, [string, TagKind?]> = {
  draft: ['In line, not asked yet'],
  offered: ['Offered, not opened yet', 'wait'],
  previewed: ['Preview opened', 'wait'],
  conflict_check: ['Conflict check', 'wait'],
  accepted: ['Accepted', 'on'],
  completed: ['Completed', 'on'],
  declined: ['Declined'],
  expired: ['Ended by itself'],
  withdrawn: ['Withdrawn'],
  revoked: ['Ended: consent withdrawn'],
};

/** One word for where a referral stands. */
export function ReferralTag({ state, reason }: { state: ReferralState; reason?: string }) {
  const [word, kind] = words[state];
  return <Tag as={kind}>{reason ? `${word}: ${reason.toLowerCase()}` : word}</Tag>;
}

/** Why the lawyer cannot open it, and the way to do something about it. */
export const KeyLost = ({
  caseId,
  of,
}: {
  caseId: string;
  of: { key_lost_on: string | null; send_again_to: string | null; hear_words_at: string | null };
}) =>
  of.key_lost_on === null ? null : (
    <p>
      It cannot be opened by them any more: they lost their key on <Day on={of.key_lost_on} />.
      {of.send_again_to && of.hear_words_at && (
        <>
          {' '}
          First <a href={of.hear_words_at}>hear their new check words</a>, then{' '}
          <a href={`/cases/${caseId}/referrals/new?to=${of.send_again_to}`}>send it again</a>.
        </>
      )}
    </p>
  );

/** Still on its way or at work: it can be withdrawn, and its keys exist. */
export const runs = (state: ReferralState) =>
  state === 'offered' || state === 'previewed' || state === 'conflict_check' || state === 'accepted';

const parts = [
  ['preview', 'Preview', 'Opens when the offer is read'],
  ['name', 'Name', 'Opens for the conflict check'],
  ['packet', 'Packet', 'Opens when the offer is accepted'],
] as const;

/** Each part has its own key, and says when it was opened. Both sides see the same. */
export function Parts({ opened, state }: { opened: Opened; state: ReferralState }) {
  const gone = !runs(state) && state !== 'draft';
  return (
    <section class="panel">
      <h2>Three parts, each with its own key</h2>
      <ul class="items small">
        {parts.map(([part, name, when]) => {
          const on = opened[part];
          return (
            <li>
              <p class="row apart">
                <b>{name}</b>
                <Tag as={on ? 'on' : undefined}>{on ? 'Opened' : 'Closed'}</Tag>
              </p>
              <p class="soft">{on ? <Day on={on} /> : gone ? 'Never opened. Its key is destroyed' : when}</p>
            </li>
          );
        })}
      </ul>
      <p class="small soft">Every opening is recorded and told to the desk that sent it.</p>
    </section>
  );
}

/** "Opened: preview on Mon 23 Nov. Name, packet: not yet." */
export function OpenedWords({ opened, state }: { opened: Opened; state: ReferralState }) {
  const { lang } = usePage();
  if (state === 'draft') return <p class="small soft">They neither see nor open it before their turn.</p>;
  const done = parts.filter(([part]) => opened[part]);
  const notYet = parts.filter(([part]) => !opened[part]).map(([, name]) => name.toLowerCase());
  const rest = runs(state) ? 'not yet' : 'never';
  return (
    <p class="small soft">
      {done.map(([part, name], i) => (
        <>
          {i === 0 ? 'Opened: ' : ', '}
          {name.toLowerCase()} on{' '}
          <time dateTime={opened[part] as string}>{shortDate(opened[part] as string, lang)}</time>
        </>
      ))}
      {done.length > 0 && '. '}
      {notYet.length > 0 && `${capital(notYet.join(', '))}: ${rest}.`}
      {!runs(state) && ' All its keys are destroyed.'}
    </p>
  );
}
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
