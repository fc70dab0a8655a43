import { documentLineSchema } from './documents/document.schema.js';
import { count, day, listOf, oneOf, orNull, page, shape, text, uuid, yesOrNo } from '../common/web/json-schema.js';
import { lineSchema } from '../common/web/line.schema.js';
import { desks, deskSchema } from '../organisations/desk.schema.js';
import { codesOf, optionOf } from '../reference/vocabulary.schema.js';
import { factFields } from '../reference/vocabulary.js';
import type { caseRow } from './case.presenter.js';
import { packetOutsideSchema } from './packets-outside.schema.js';
import { referralOfCase } from './case-referral.schema.js';
import { eventsAndProposals, ruleOfDeadlineSchema } from './deadlines/rule.schema.js';
import type { CaseDeadlines } from './deadlines/views/case-deadlines.page.js';
import { HOW, type Match } from './by-name/matches.js';
import type { Conflicting } from './conflict/views/conflict.page.js';
import { MATTERS } from './find/filters.js';
import { mergedSchema } from './merge/merge.schema.js';
import { choices, filtersSchema, foundSchema } from './find/find.schema.js';
import { briefly, mentioned, mentionSchema, nearest, stateOfCase, version } from './mention.schema.js';
import type { CaseFacts } from './views/case-facts.page.js';
import type {
  CaseDetail,
  DeadlineLine,
  FittingContact,
  InvolvedCampaign,
  LinkedCampaign,
  NeedLine,
  RelatedLine,
  TimelineEntry,
} from './views/case.view.js';
import { ALSO } from './reveal.service.js';
import { taskSchema } from './tasks/task.schema.js';
import { contactChannels, safeChannels } from './views/case-words.js';

const match = shape<Match>(undefined, { what: oneOf(['name', 'contact']), how: oneOf(HOW) });
const row = shape<ReturnType<typeof caseRow> & { matched?: Match[] }>(
  'CaseRow',
  {
    ...briefly,
    pseudonym: text,
    next_due: nearest,
    country: orNull(text),
    situation: orNull(text),
    to_complete: yesOrNo,
    missing: listOf(oneOf(MATTERS)),
    found: foundSchema,
    matched: listOf(match),
    tag: listOf(text),
  },
  ['tag', 'found', 'matched'],
);
export const listSchema = page(row, { ...choices, filters: filtersSchema, text, searched: yesOrNo, total: count }, [
  'people',
  'saved',
  'text',
  'searched',
  'total',
]);
export const newFormSchema = shape('NewCaseForm', { suggestions: listOf(text), desks });

const facts = shape<Record<string, unknown>>(
  'Facts',
  Object.fromEntries(
    Object.entries(factFields()).map(([name, { from, many }]) => [name, many ? listOf(codesOf(from)) : codesOf(from)]),
  ),
  Object.keys(factFields()) as never[],
);

const entry = {
  id: uuid,
  from: oneOf(['word', 'system']),
  on: day,
  title: text,
  by: text,
  visibility: oneOf(['desk', 'lawyer']),
};
const timelineEntry = shape<TimelineEntry>('TimelineEntry', { ...entry, text: orNull(text), changes: count }, [
  'visibility',
  'changes',
]);
export const notesSchema = page(shape<Record<string, unknown>>('Note', { ...entry, text }, ['text'] as never[]));

const campaign = { id: text, name: text, country: orNull(text) };
const linked = shape<LinkedCampaign>('LinkedCampaign', { ...campaign, level: optionOf('publication_level') });
const involved = shape<InvolvedCampaign>('InvolvedCampaign', campaign);
export const linksSchema = shape('CampaignLinks', {
  ...mentioned,
  linked: listOf(linked),
  campaigns: listOf(involved),
  language: orNull(text),
});

const deadline = shape<DeadlineLine>(
  'Deadline',
  {
    id: uuid,
    on: day,
    kind: optionOf('deadline_kind'),
    certainty: optionOf('deadline_certainty'),
    why: text,
    rule: ruleOfDeadlineSchema,
  },
  ['rule'],
);
export const caseDeadlinesSchema = shape<CaseDeadlines>('CaseDeadlines', {
  ...mentioned,
  state: stateOfCase,
  deadlines: listOf(deadline),
  ...eventsAndProposals,
});
const need = shape<NeedLine>('Need', {
  code: codesOf('need_type'),
  label: text,
  state: optionOf('need_state'),
  by: orNull(text),
  on: orNull(day),
});
const channels = [...safeChannels.map(({ code }) => code), ''];
type Known<Key extends keyof CaseDetail> = NonNullable<CaseDetail[Key]>;

const closed = orNull(
  shape<Known<'closed'>>(undefined, {
    reason: optionOf('closure_reason'),
    on: day,
    by: orNull(text),
    achieved: listOf(optionOf('service_type')),
    advice: orNull(text),
  }),
);
const risk = orNull(
  shape<Known<'risk'>>(undefined, {
    level: optionOf('risk_level'),
    review_by: orNull(day),
    assessed_on: orNull(day),
    assessed_by: orNull(text),
  }),
);
const safeContact = orNull(
  shape<Known<'safe_contact'>>(undefined, {
    channel: shape(undefined, { code: oneOf(channels), label: text }),
    instructions: orNull(text),
  }),
);
const related = listOf(
  shape<RelatedLine>('RelatedCase', {
    id: uuid,
    kind: optionOf('case_relation'),
    reason: text,
    by: text,
    on: day,
    case: orNull(mentionSchema),
  }),
);
export const needsFormSchema = shape('NeedsForm', { ...mentioned, version, needs: listOf(need) });
export const riskFormSchema = shape('RiskForm', { ...mentioned, version, risk });
export const relatedFormSchema = shape('RelatedForm', { ...mentioned, state: stateOfCase, related });

export const caseSchema = shape<CaseDetail & { came_to_us: string | null }>(
  'Case',
  {
    ...briefly,
    pseudonym: text,
    desk: deskSchema,
    holder: orNull(text),
    closed,
    safe_contact: safeContact,
    summary: orNull(text),
    deadlines: listOf(deadline),
    tasks: listOf(taskSchema),
    draft: orNull(shape<Known<'draft'>>(undefined, { text, visibility: oneOf(['desk', 'lawyer']), on: day })),
    notes: listOf(timelineEntry),
    older: text,
    facts,
    fact_lines: listOf(lineSchema),
    to_complete: yesOrNo,
    needs: listOf(need),
    related,
    risk,
    consent: shape<CaseDetail['consent']>(undefined, {
      agreed: yesOrNo,
      language: orNull(optionOf('language')),
      given_by: orNull(optionOf('consent_given_by')),
      given_on: orNull(day),
    }),
    counted: yesOrNo,
    came_to_us: orNull(text),
    documents: listOf(documentLineSchema),
    referrals: listOf(referralOfCase),
    outside: listOf(packetOutsideSchema),
    fitting: listOf(
      shape<FittingContact>('FittingContact', {
        id: uuid,
        name: text,
        reasons: listOf(text),
        offerable: yesOrNo,
        outside: yesOrNo,
      }),
    ),
    campaigns: shape<CaseDetail['campaigns']>(undefined, { linked: listOf(linked), involved: listOf(involved) }),
    merged: mergedSchema,
    keep_until: orNull(day),
  },
  ['older'],
);

/** Only a page is drawn again after a lost race; a program is told 409. */
const conflicting = shape<Conflicting>('Conflicting', {
  differs: listOf(
    shape<Conflicting['differs'][number]>(undefined, {
      field: text,
      name: text,
      before: orNull(text),
      yours: orNull(text),
      now: orNull(text),
      by: orNull(text),
      on: orNull(day),
    }),
  ),
  also: listOf(lineSchema),
  fields: listOf(listOf(text)),
});
export const factsFormSchema = shape<CaseFacts>(
  'CaseFactsForm',
  {
    ...mentioned,
    version,
    summary: orNull(text),
    safe_contact: orNull(shape(undefined, { channel: oneOf(channels), instructions: orNull(text) })),
    facts,
    needs: listOf(codesOf('need_type')),
    risk: orNull(shape(undefined, { level: codesOf('risk_level'), review_by: orNull(day) })),
    consent: shape(undefined, {
      agreed: yesOrNo,
      language: orNull(codesOf('language')),
      given_by: orNull(codesOf('consent_given_by')),
      given_on: orNull(day),
    }),
    counted: yesOrNo,
    conflict: conflicting,
  },
  ['conflict'],
);

const contact = shape(undefined, {
  channel: oneOf([...contactChannels.map(({ label }) => label), 'Contact', ...Object.values(ALSO)]),
  handle: text,
});
export const identitySchema = shape('Identity', {
  ...mentioned,
  safe_contact: safeContact,
  reason: text,
  legal_name: orNull(text),
  birth_date: orNull(text),
  contacts: listOf(contact),
  telling_pseudonym: yesOrNo,
});
export const identityFormSchema = shape('IdentityForm', { ...mentioned, safe_contact: safeContact });
export const closureFormSchema = shape('ClosureForm', {
  ...mentioned,
  state: stateOfCase,
  version,
  closed,
  deadlines: listOf(shape<{ on: string; what: string }>(undefined, { on: day, what: text })),
  needs: listOf(need),
  tasks: listOf(taskSchema),
  referred_to: listOf(text),
  held_outside: listOf(text),
});
