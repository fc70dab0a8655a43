import { DateFields, Folded } from '../../common/web/choices.js';
import { daysLater } from '../../common/web/dates.js';
import { Select } from '../../common/web/fields.js';
import { usePage } from '../../common/web/page-context.js';
import { options } from '../../reference/vocabulary.js';

export const RiskLevel = ({ level }: { level?: string }) => (
  <Select
    name="risk.level"
    label="How great is the risk?"
    options={options('risk_level')}
    value={level}
    empty="Not judged yet"
  />
);

/** Always with a level; without one the server takes no notice of it. */
export function RiskReview({ review_by, folded }: { review_by?: string | null; folded?: boolean }) {
  const { today } = usePage();
  const date = (
    <DateFields name="risk.review_by" label="Judge the risk again by" value={review_by ?? daysLater(today, 30)} />
  );
  if (!folded) return date;
  return (
    <Folded title="Judge the risk again in 30 days" fields={['risk.review_by']}>
      {date}
    </Folded>
  );
}
