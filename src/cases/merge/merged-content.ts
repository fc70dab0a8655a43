import type { Line } from '../../common/web/parts.js';
import { codes } from '../../reference/vocabulary.js';
import type { CaseContent, Deadline } from '../case.content.js';
import { SAFE_CHANNELS } from '../case.input.js';
import { factLines } from '../facts-in-words.js';
import type { Facts } from '../facts.js';

export const SIDES = ['stays', 'goes'] as const;
export type Side = (typeof SIDES)[number];

/** What can be said in one way only: where two cases say it differently, somebody chooses. */
export const CHOSEN = [
  'pseudonym',
  'summary',
  'service_country',
  'country_of_stay',
  'service_category',
  'branch',
  'refusal_status',
  'main_ground',
] as const;
export type ChosenField = (typeof CHOSEN)[number];
export type Choice = Partial<Record<ChosenField, Side>>;

/** Lists of facts: both hold. */
const LISTS = ['citizenship', 'grounds', 'language'] as const satisfies (keyof Facts)[];

export interface ContentConflict {
  field: ChosenField;
  label: string;
  stays: string;
  goes: string;
}

/** Where the two say different things, in words. */
export const conflictsOf = (stays: CaseContent, goes: CaseContent): ContentConflict[] =>
  CHOSEN.flatMap((field) => {
    const [mine, theirs] = [wordsOf(stays, field), wordsOf(goes, field)];
    if (!mine || !theirs || mine.text === theirs.text) return [];
    return [{ field, label: mine.label, stays: mine.text, goes: theirs.text }];
  });

/** One content of two. `choice` names a side for each conflict. Where one alone says something, it holds. */
export function mergedContent(stays: CaseContent, goes: CaseContent, choice: Choice): CaseContent {
  const chosen = <T>(field: ChosenField, mine: T, theirs: T) =>
    (choice[field] === 'goes' ? (theirs ?? mine) : (mine ?? theirs)) as T;
  return {
    ...goes,
    ...stays,
    pseudonym: chosen('pseudonym', stays.pseudonym, goes.pseudonym),
    summary: chosen('summary', stays.summary, goes.summary),
    facts: mergedFacts(stays.facts, goes.facts, choice),
    safe_contact: safest(stays.safe_contact, goes.safe_contact),
    deadlines: [
      ...stays.deadlines,
      ...goes.deadlines.filter((one) => !stays.deadlines.some((other) => same(one, other))),
    ],
    tasks: [...(stays.tasks ?? []), ...(goes.tasks ?? [])],
    needs: [...new Set([...stays.needs, ...goes.needs])],
    risk: graver(stays.risk, goes.risk),
    consent: stricter(stays.consent, goes.consent),
    counted: stays.counted && goes.counted,
    campaigns: campaignsOf(stays, goes),
    came_to_us: [stays.came_to_us, goes.came_to_us].filter((day) => day !== undefined).sort()[0],
    merged_from: stays.merged_from,
    life: stays.life,
    need_work: { ...goes.need_work, ...stays.need_work },
    related: relatedOf(stays, goes),
    ...both('events', stays, goes),
    ...both('set_aside', stays, goes),
    ...both('proceedings', stays, goes),
  };
}

/** What was not taken over, for the history of what stays: nothing is lost although one thing had to be chosen. */
export const leftOut = (conflicts: ContentConflict[], choice: Choice): Line[] =>
  conflicts.map(({ field, label, stays, goes }) => ({ label, text: choice[field] === 'goes' ? stays : goes }));

function wordsOf({ pseudonym, summary, facts }: CaseContent, field: ChosenField): Line | undefined {
  if (field === 'pseudonym') return { label: 'Pseudonym', text: pseudonym };
  if (field === 'summary') return summary ? { label: 'Summary', text: summary } : undefined;
  return factLines({ [field]: facts[field] })[0];
}

function mergedFacts(stays: Facts, goes: Facts, choice: Choice): Facts {
  const facts: Facts = { ...goes, ...stays };
  for (const field of CHOSEN)
    if (field !== 'pseudonym' && field !== 'summary' && choice[field] === 'goes' && goes[field] !== undefined)
      facts[field] = goes[field];
  for (const field of LISTS) {
    const both = [...new Set([...(stays[field] ?? []), ...(goes[field] ?? [])])];
    if (both.length > 0) facts[field] = both;
  }
  return facts;
}

/** The same thing on the same day, done in both or in neither: one of them will do. */
const same = (one: Deadline, other: Deadline) =>
  one.kind === other.kind && one.on === other.on && (one.done_on === undefined) === (other.done_on === undefined);

/** Both instructions, and the way that allows less: `message` allows most. */
function safest(mine: CaseContent['safe_contact'], theirs: CaseContent['safe_contact']): CaseContent['safe_contact'] {
  if (!mine || !theirs) return mine ?? theirs;
  const channel = last(SAFE_CHANNELS, mine.channel, theirs.channel);
  const instructions = [...new Set([mine.instructions, theirs.instructions].filter(Boolean))].join('\n\n');
  return { ...(channel && { channel }), ...(instructions && { instructions }) };
}

/** The higher level; of two days of review the earlier. */
function graver(mine: CaseContent['risk'], theirs: CaseContent['risk']): CaseContent['risk'] {
  if (!mine || !theirs) return mine ?? theirs;
  const level = last(codes('risk_level'), mine.level, theirs.level);
  const review_by = [mine.review_by, theirs.review_by].filter((day) => day !== undefined).sort()[0];
  return { ...(level === theirs.level ? theirs : mine), level: level ?? mine.level, review_by };
}

/** Agreed is what was agreed in both. */
function stricter(mine: CaseContent['consent'], theirs: CaseContent['consent']): CaseContent['consent'] {
  if (!mine.agreed || !theirs.agreed) return { agreed: false };
  return (mine.given_on ?? '') >= (theirs.given_on ?? '') ? mine : theirs;
}

/** What happened in both, and what runs in both. Absent where neither says anything. */
const both = (
  field: 'events' | 'set_aside' | 'proceedings',
  { [field]: mine = [] }: CaseContent,
  { [field]: theirs = [] }: CaseContent,
) =>
  mine.length + theirs.length === 0
    ? {}
    : { [field]: [...mine, ...theirs.filter(({ id }) => !mine.some((one) => one.id === id))] };

/** A case that both belong to stands once. */
const relatedOf = ({ related: mine = [] }: CaseContent, { related: theirs = [] }: CaseContent) => [
  ...mine,
  ...theirs.filter(({ case_id }) => !mine.some((one) => one.case_id === case_id)),
];

/** Of two levels for one campaign the one that shows less. */
function campaignsOf(stays: CaseContent, goes: CaseContent): CaseContent['campaigns'] {
  const levels = codes('publication_level');
  const theirs = goes.campaigns.filter(
    ({ campaign_id }) => !stays.campaigns.some((one) => one.campaign_id === campaign_id),
  );
  const mine = stays.campaigns.map((one) => {
    const other = goes.campaigns.find(({ campaign_id }) => campaign_id === one.campaign_id);
    return other && levels.indexOf(other.level) < levels.indexOf(one.level) ? other : one;
  });
  return [...mine, ...theirs];
}

/** Of two codes the one that stands later in its list. */
const last = (list: string[], mine?: string, theirs?: string) =>
  list.indexOf(theirs ?? '') > list.indexOf(mine ?? '') ? theirs : mine;
