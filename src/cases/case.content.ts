import type { Facts } from './facts.js';

/** What a case holds, sealed (classes S1 and S2). Codes are those of the vocabulary, days `2026-11-24`. */
export interface CaseContent {
  pseudonym: string;
  summary?: string;
  facts: Facts;
  safe_contact?: { channel?: string; instructions?: string };
  deadlines: Deadline[];
  needs: string[];
  risk?: { level: string; review_by?: string };
  consent: { agreed: boolean; language?: string; given_by?: string; given_on?: string };
  /** The person agreed to be counted. */
  counted: boolean;
  /** Links to campaigns, at the publication level the person agreed to. */
  campaigns: { campaign_id: string; level: string }[];
  opened: { on: string; by: string };
  came_to_us?: string;
  closed?: { on: string; reason: string };
  /** The case that this one went into: the work goes on there. */
  merged_into?: MergedCase;
  /** Cases that went into this one, oldest first. */
  merged_from?: (MergedCase & { until: string })[];
}

export interface MergedCase {
  case_id: string;
  reference: string;
  on: string;
}

export interface Deadline {
  id: string;
  kind: string;
  on: string;
  certainty: string;
  /** Handle of whoever set it, or `import`. */
  set_by: string;
  done_on?: string;
}

/** What a list shows of a case. Never a name or a contact. Padded to 512 bytes. */
export interface CaseSummary {
  pseudonym: string;
  facts: Facts;
  due: Pick<Deadline, 'kind' | 'on'>[];
  needs: string[];
}

export const openDeadlines = ({ deadlines }: CaseContent): Deadline[] =>
  deadlines.filter(({ done_on }) => !done_on).sort((a, b) => (a.on < b.on ? -1 : 1));

export const summaryOf = (content: CaseContent): CaseSummary => ({
  pseudonym: content.pseudonym,
  facts: content.facts,
  due: openDeadlines(content)
    .slice(0, 2)
    .map(({ kind, on }) => ({ kind, on })),
  needs: content.needs,
});
