import { label } from '../reference/vocabulary.js';
import { byDate, occurrence } from './agenda.js';
import type { CampaignAction } from './campaign-action.entity.js';
import type { Campaign } from './campaign.entity.js';

/** What leaves the server. All of it is public. */
export const campaignRow = (found: Campaign) => ({
  id: found.id,
  title: found.title,
  kind: found.kind,
  demand: found.demand,
  target_authority: found.targetAuthority,
  countries: found.countries,
  lead_org: found.leadOrg,
  part_of: found.parentId,
  in_resolution: found.inResolution,
  verified: found.verified,
  // Of a year_only beginning nobody knows the day.
  start_date: found.dateCertainty === 'year_only' ? (found.startDate?.slice(0, 4) ?? null) : found.startDate,
  end_date: found.endDate,
  date_certainty: found.dateCertainty,
  recurrence: found.recurrence,
});

export const actionView = (action: CampaignAction, today: string) => ({
  id: action.id,
  campaign_id: action.campaignId,
  title: action.title,
  purpose: action.purpose,
  target_authority: action.targetAuthority,
  action_types: action.actionTypes,
  countries: action.countries,
  ...occurrence(action, today),
});

export const campaignDetail = (found: CampaignWithParts, today: string) => ({
  ...campaignRow(found.campaign),
  action_types: found.campaign.actionTypes,
  source: found.campaign.source,
  note: found.campaign.note,
  parts: found.parts.map(campaignRow),
  parent: found.parent && { id: found.parent.id, title: found.parent.title },
  actions: agendaOf(found.actions, today),
});

export const agendaOf = (actions: CampaignAction[], today: string) =>
  actions.map((action) => actionView(action, today)).sort(byDate);

export const kindsOf = (codes: string[]) => codes.map((code) => label('campaign_action_type', code)).join(', ');

export interface CampaignWithParts {
  campaign: Campaign;
  parent: Campaign | null;
  parts: Campaign[];
  actions: CampaignAction[];
}
export type CampaignRow = ReturnType<typeof campaignRow>;
export type ActionView = ReturnType<typeof actionView>;
export type CampaignDetail = ReturnType<typeof campaignDetail>;
