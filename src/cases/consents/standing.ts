import type { Consent } from '../../people/consent/consent.js';
import { appealAt, COUNTED, covering, isStoryLevel, upTo } from '../../people/consent/scopes.js';
import type { CaseContent } from '../case.content.js';

type Link = CaseContent['campaigns'][number];

/**
 * The one answer to "may this person be counted today?": the case says so, a live consent of the ledger covers it, and the work of the
 * case did not go over to another one. Nothing overrides it.
 * @param today `2026-11-25`
 */
export const isCounted = ({ counted, merged_into }: CaseContent, consents: Consent[], today: string): boolean =>
  counted && merged_into === undefined && covering(consents, COUNTED, today) !== undefined;

/** A link as far as the ledger lets it stand: the highest level that is covered today, or known to the desk alone. */
export function levelOn({ campaign_id, level }: Link, consents: Consent[], today: string): Link {
  if (!isStoryLevel(level)) return { campaign_id, level };
  const covered = upTo(level).findLast((one) => covering(consents, appealAt(campaign_id, one), today));
  return { campaign_id, level: covered ?? 'counted_only' };
}

/** What a case says of its person outside the desk, as far as these consents let it stand today. */
export const standingOn = (content: CaseContent, consents: Consent[], today: string): CaseContent => ({
  ...content,
  counted: isCounted(content, consents, today),
  campaigns: content.campaigns.map((link) => levelOn(link, consents, today)),
});
