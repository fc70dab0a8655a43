import { Empty, Tag } from '../../common/web/parts.js';
import { OutsideItems } from '../../referrals/external/views/outside-items.js';
import { KeyLost, OpenedWords, ReferralTag, runs } from '../../referrals/views/referral-state.js';
import type { CaseDetail, CaseReferral } from './case.view.js';

export const ReferralsPanel = ({ of }: { of: CaseDetail }) => (
  <section class="panel">
    <h2>Referrals</h2>
    {of.referrals.length === 0 && of.outside.length === 0 && <Empty why="No legal contact has been asked yet." />}
    {of.referrals.length > 0 && (
      <ul class="items">
        {of.referrals.map((referral) => (
          <One caseId={of.id} referral={referral} />
        ))}
      </ul>
    )}
    {of.outside.length > 0 && <OutsideItems of={of.outside} />}
    {of.state !== 'closed' && (
      <>
        <p class="do">
          <a href={`/cases/${of.id}/referrals/new`}>Refer to a legal contact</a>
        </p>
        <p class="do">
          <a href={`/cases/${of.id}/outside/new`}>Refer to somebody without an account</a>
        </p>
      </>
    )}
  </section>
);

const One = ({ caseId, referral }: { caseId: string; referral: CaseReferral }) => (
  <li class="stack-s">
    <p>
      <a href={`/cases/${caseId}/referrals/${referral.id}`}>{referral.purpose.label}</a>, to {referral.legal_contact}
    </p>
    {referral.written && (
      <p class="row small">
        <Tag as="wait">They wrote</Tag>
        <a class="do" href={`/cases/${caseId}/referrals/${referral.id}/exchange`}>
          Read it
        </a>
      </p>
    )}
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
