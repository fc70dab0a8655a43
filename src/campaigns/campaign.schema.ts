import { day, type JsonSchema, listOf, oneOf, orNull, page, shape, text, yesOrNo } from '../common/web/json-schema.js';
import { codesOf } from '../reference/vocabulary.schema.js';
import type { ActionView, CampaignDetail, CampaignRow } from './campaign.view.js';

const countries = listOf(codesOf('country'));
const year: JsonSchema = { type: 'string', pattern: '^\\d{4}$' };
const campaign = {
  id: text,
  title: text,
  kind: oneOf(['campaign', 'day']),
  demand: orNull(text),
  target_authority: orNull(text),
  countries,
  lead_org: orNull(text),
  part_of: orNull(text),
  in_resolution: yesOrNo,
  verified: yesOrNo,
  start_date: { anyOf: [day, year, { type: 'null' }] },
  end_date: orNull(day),
  date_certainty: orNull(oneOf(['exact', 'exact_start', 'year_inferred', 'year_only'])),
  recurrence: orNull(oneOf(['yearly'])),
};
const row = shape<CampaignRow>('CampaignRow', campaign);
const action = shape<ActionView>('CampaignAction', {
  id: text,
  campaign_id: text,
  title: text,
  purpose: orNull(text),
  target_authority: orNull(text),
  action_types: listOf(codesOf('campaign_action_type')),
  countries,
  on: orNull(day),
  until: orNull(day),
  year: orNull(year),
  past: yesOrNo,
  every_year: yesOrNo,
  year_inferred: yesOrNo,
});

export const campaignsSchema = page(row, {
  filter: shape<{ country?: string }>(undefined, { country: codesOf('country') }, ['country']),
});
export const campaignSchema = shape<CampaignDetail>('Campaign', {
  ...campaign,
  action_types: listOf(codesOf('campaign_action_type')),
  source: text,
  note: orNull(text),
  parts: listOf(row),
  parent: orNull(shape<NonNullable<CampaignDetail['parent']>>(undefined, { id: text, title: text })),
  actions: listOf(action),
});
