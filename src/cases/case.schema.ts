import type { Line } from '../common/web/parts.js';
import { day, type JsonSchema, listOf, oneOf, orNull, page, shape, text, uuid, yesOrNo } from '../common/web/json-schema.js';
import { desks, deskSchema } from '../organisations/desk.schema.js';
import { codesOf, optionOf } from '../reference/vocabulary.schema.js';
import { factFields } from '../reference/vocabulary.js';
import { referralOfCase } from '../referrals/referral.schema.js';
import type { caseBrief, caseRow, mention } from './case.presenter.js';
import type { CaseFacts } from './views/case-facts.page.js';
import type { CaseDetail, DeadlineLine, FittingContact, InvolvedCampaign, LinkedCampaign, TimelineEntry } from './views/case.view.js';
import { caseStates, safeChannels } from './views/case-words.js';

const state = oneOf(Object.keys(caseStates));
const reference: JsonSchema = { type: 'string', pattern: '^[0-9A-Z]{3}-[0-9A-Z]{3}$' };
const version: JsonSchema = { type: 'integer', minimum: 1 };
const briefly = { id: uuid, reference, version, state };

export const briefSchema = shape<ReturnType<typeof caseBrief>>('CaseBrief', briefly);
export const mentionSchema = shape<ReturnType<typeof mention>>('CaseMention', { id: uuid, reference, pseudonym: text });
export const lineSchema = shape<Line>('Line', { label: text, text });
const dueSchema = shape<{ on: string; what: string }>(undefined, { on: day, what: text });
export const nearest = orNull(dueSchema);

const row = shape<ReturnType<typeof caseRow>>(
  'CaseRow',
  { ...briefly, pseudonym: text, next_due: nearest, country: orNull(text), situation: orNull(text), to_complete: yesOrNo, tag: listOf(text) },
  ['tag'],
);
const filters = shape<Record<'state' | 'assignee' | 'country', string | undefined>>(undefined, { state: text, assignee: text, country: text }, ['state', 'assignee', 'country']);
export const listSchema = page(row, { desks, filters, searched: yesOrNo }, ['searched']);

export const newCaseSchema = shape<{ suggestions: unknown; desks: unknown }>('NewCaseForm', { suggestions: listOf(text), desks });

const factsSchema = shape(
  'Facts',
  Object.fromEntries(Object.entries(factFields()).map(([name, { from, many }]) => [name, many ? listOf(codesOf(from)) : codesOf(from)])),
  Object.keys(factFields()) as never[],
);

const channel = { code: oneOf([...safeChannels.map(({ code }) => code), '']), label: text };
export const entrySchema = shape<TimelineEntry>(
  'TimelineEntry',
  { id: uuid, from: oneOf(['word', 'system']), on: day, title: text, by: text, text: orNull(text), visibility: oneOf(['desk', 'lawyer']) },
  ['visibility'],
);
const campaign = { id: text, name: text, country: orNull(text) };
const linked = shape<LinkedCampaign>('LinkedCampaign', { ...campaign, level: optionOf('publication_level') });
const involved = shape<InvolvedCampaign>('InvolvedCampaign', campaign);
export const linkSchema = shape('CampaignLinks', { id: uuid, reference, pseudonym: text, linked: listOf(linked), campaigns: listOf(involved) });

export const detailSchema = shape<CaseDetail & { came_to_us: string | null }>(
  'Case',
  {
    ...briefly,
    pseudonym: text,
    desk: deskSchema,
    holder: orNull(text),
    closed: orNull(shape<NonNullable<CaseDetail['closed']>>(undefined, { reason: optionOf('closure_reason'), on: day })),
    safe_contact: orNull(shape<NonNullable<CaseDetail['safe_contact']>>(undefined, { channel: shape(undefined, channel), instructions: orNull(text) })),
    summary: orNull(text),
    deadlines: listOf(
      shape<DeadlineLine>('Deadline', { id: uuid, on: day, kind: optionOf('deadline_kind'), certainty: optionOf('deadline_certainty'), why: text }),
    ),
    notes: listOf(entrySchema),
    older: text,
    facts: factsSchema,
    fact_lines: listOf(lineSchema),
    to_complete: yesOrNo,
    needs: listOf(optionOf('need_type')),
    risk: orNull(shape<NonNullable<CaseDetail['risk']>>(undefined, { level: optionOf('risk_level'), review_by: orNull(day) })),
    consent: shape<CaseDetail['consent']>(undefined, {
      agreed: yesOrNo, language: orNull(optionOf('language')), given_by: orNull(optionOf('consent_given_by')), given_on: orNull(day),
    }),
    counted: yesOrNo,
    came_to_us: orNull(text),
    referrals: listOf(referralOfCase),
    fitting: listOf(shape<FittingContact>('FittingContact', { id: uuid, name: text, reasons: listOf(text) })),
    campaigns: shape<CaseDetail['campaigns']>(undefined, { linked: listOf(linked), involved: listOf(involved) }),
    keep_until: orNull(day),
  },
  ['older'],
);

export const factsFormSchema = shape<CaseFacts>(
  'CaseFactsForm',
  {
    id: uuid,
    reference,
    pseudonym: text,
    version,
    summary: orNull(text),
    safe_contact: orNull(shape(undefined, { channel: channel.code, instructions: orNull(text) })),
    facts: factsSchema,
    needs: listOf(codesOf('need_type')),
    risk: orNull(shape(undefined, { level: codesOf('risk_level'), review_by: orNull(day) })),
    consent: shape(undefined, { agreed: yesOrNo, language: orNull(codesOf('language')), given_by: orNull(codesOf('consent_given_by')), given_on: orNull(day) }),
    counted: yesOrNo,
    theirs: listOf(lineSchema),
  },
  ['theirs'],
);

export const identitySchema = shape('Identity', {
  id: uuid, reference, pseudonym: text, reason: text,
  legal_name: orNull(text), birth_date: orNull(text), contacts: listOf(shape(undefined, { channel: text, handle: text })),
});

export const closureFormSchema = shape('ClosureForm', { id: uuid, reference, pseudonym: text, state, nearest_deadline: nearest, referred_to: listOf(text) });
export const madeSchema = shape('Made', { id: uuid });
export const notesSchema = page(entrySchema);
