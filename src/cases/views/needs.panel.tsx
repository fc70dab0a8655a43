import { daysLeft, Day, Due } from '../../common/web/dates.js';
import { usePage } from '../../common/web/page-context.js';
import { Facts, Tag } from '../../common/web/parts.js';
import type { CaseDetail } from './case.view.js';

const grave = new Set(['high', 'extreme']);

export const NeedsPanel = ({ of }: { of: CaseDetail }) => (
  <section class="panel">
    <h2>Needs</h2>
    {of.needs.length > 0 ? (
      <Facts
        tall
        of={of.needs.map(({ label, state, by, on }) => [
          label,
          <>
            {state.label}
            {by && on && (
              <span class="small soft">
                , <Day on={on} />, {by}
              </span>
            )}
          </>,
        ])}
      />
    ) : (
      <p class="soft">Not asked yet.</p>
    )}
    {of.state !== 'closed' && (
      <p class="do">
        {of.needs.length > 0 ? (
          <a href={`/cases/${of.id}/needs`}>Say what became of them</a>
        ) : (
          <a href={`/cases/${of.id}/facts#needs`}>Add needs</a>
        )}
      </p>
    )}
  </section>
);

export function RiskPanel({ of: { id, risk, state } }: { of: CaseDetail }) {
  const { today } = usePage();
  const late = risk?.review_by && daysLeft(risk.review_by, today) <= 0 && state !== 'closed';
  return (
    <section class="panel">
      <h2>Risk</h2>
      <Facts
        tall
        of={[
          [
            'Judged',
            risk ? <Tag as={grave.has(risk.level.code) ? 'stop' : 'wait'}>{risk.level.label}</Tag> : 'Not judged yet',
          ],
          [
            'When',
            risk?.assessed_on ? (
              <>
                <Day on={risk.assessed_on} />, {risk.assessed_by}
              </>
            ) : (
              'Not recorded'
            ),
          ],
          ['To be judged again by', risk?.review_by ? <Due on={risk.review_by} /> : 'No date'],
        ]}
      />
      {late && <p class="small">It is time to judge the risk again. Ask what has changed.</p>}
      {state !== 'closed' && (
        <p class="do">
          <a href={`/cases/${id}/risk`}>{risk ? 'Judge it again today' : 'Judge the risk'}</a>
        </p>
      )}
    </section>
  );
}
