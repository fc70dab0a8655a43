import { daysLeft, Due } from '../../common/web/dates.js';
import { usePage } from '../../common/web/page-context.js';
import { Facts, Tag } from '../../common/web/parts.js';
import { listOf } from '../facts-in-words.js';
import type { CaseDetail } from './case.view.js';

const grave = new Set(['high', 'extreme']);

export function NeedsPanel({ of }: { of: CaseDetail }) {
  const { today } = usePage();
  const review = of.risk?.review_by;
  return (
    <section class="panel">
      <h2>Needs and risk</h2>
      <Facts
        tall
        of={[
          [
            'Needs',
            of.needs.length > 0
              ? listOf(
                  'need_type',
                  of.needs.map(({ code }) => code),
                )
              : 'Not asked yet',
          ],
          [
            'Risk',
            of.risk ? (
              <Tag as={grave.has(of.risk.level.code) ? 'stop' : 'wait'}>{of.risk.level.label}</Tag>
            ) : (
              'Not judged yet'
            ),
          ],
          ['Judge it again by', review ? <Due on={review} /> : 'No date'],
        ]}
      />
      {review && daysLeft(review, today) < 0 && (
        <p class="small">The risk was to be judged again. Ask what has changed.</p>
      )}
      <p class="do">
        <a href={`/cases/${of.id}/facts#risk-level`}>Change needs or risk</a>
      </p>
    </section>
  );
}
