import { count, day, listOf, oneOf, orNull, shape, text, yesOrNo } from '../../common/web/json-schema.js';
import type { KeyHolder, ProposalView, StatisticsKeyView } from './statistics-key.view.js';

const holder = shape<KeyHolder>('KeyHolder', { handle: text, organisation: text, active: yesOrNo });
const quarter = { type: 'string', pattern: '^\\d{4}-Q[1-4]$' };

export const statisticsKeySchema = shape<StatisticsKeyView>('StatisticsKey', {
  statistics_key: orNull(
    shape<NonNullable<StatisticsKeyView['statistics_key']>>('PresentKey', {
      signing_key: text,
      words: text,
      began_on: day,
    }),
  ),
  holders: listOf(holder),
  without: listOf(holder),
  earlier: listOf(shape<StatisticsKeyView['earlier'][number]>('EarlierKey', { signing_key: text, began_on: day })),
  plans: listOf(
    shape<StatisticsKeyView['plans'][number]>('AdoptedPlan', { name: text, version: count, first_period: quarter }),
  ),
  proposal: orNull(
    shape<ProposalView>('KeyProposal', {
      act: oneOf(['renewal', 'plan']),
      proposed_by: text,
      proposed_on: day,
      approver: text,
      mine: yesOrNo,
      others: listOf(holder),
      plan: orNull(text),
      first_period: orNull(quarter),
    }),
  ),
});
