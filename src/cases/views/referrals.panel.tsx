import { Empty } from '../../common/web/parts.js';
import { KeyLost, OpenedWords, ReferralTag, runs } from '../../referrals/views/referral-state.js';
import type { CaseDetail, CaseReferral } from './case.view.js';

export const ReferralsPanel = ({ of }: { of: CaseDetail }) => (
  <section class="panel">
    <h2>Referrals</h2>
    {of.referrals.length === 0 ? (
      <Empty why="No legal contact has been asked yet." />
    ) : (
      <ul class="items">
        {of.referrals.map((referral) => (
          <One caseId={of.id} referral={referral} />
        ))}
      </ul>
    )}
    {of.state !== 'closed' && (
      <p class="do">
        <a href={`/cases/${of.id}/referrals/new`}>Refer to a legal contact</a>
      </p>
    )}
  </section>
);

const One = ({ caseId, referral }: { caseId: string; referral: CaseReferral }) => (
  <li class="stack-s">
    <p>
      <a href={`/cases/${caseId}/referrals/${referral.id}`}>{referral.purpose.label}</a>, to {referral.legal_contact}
    </p>
    <p class="row small">
      <ReferralTag state={referral.state} reason={referral.decline_reason?.label} />
      {runs(referral.state) && (
        <a class="do" href={`/referrals/${referral.id}/withdrawal`}>
          Withdraw
        </a>
      )}
    </p>
    <KeyLost caseId={caseId} of={referral} />
    <OpenedWords opened={referral.opened} state={referral.state} />
  </li>
);
