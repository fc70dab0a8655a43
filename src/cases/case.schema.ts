import { count, day, listOf, oneOf, orNull, page, shape, text, uuid, yesOrNo } from '../common/web/json-schema.js';
import { lineSchema } from '../common/web/line.schema.js';
import { desks, deskSchema } from '../organisations/desk.schema.js';
import type { Readmission } from '../organisations/readmissions.service.js';
import { codesOf, optionOf } from '../reference/vocabulary.schema.js';
import { factFields } from '../reference/vocabulary.js';
import type { caseRow } from './case.presenter.js';
import type { LostReferral } from './case-referrals.js';
import { referralOfCase } from './case-referral.schema.js';
import { choices, filtersSchema, foundSchema } from './find/find.schema.js';
import { HOW, type Match } from './by-name/matches.js';
import { MATTERS } from './find/filters.js';
import { mergedSchema } from './merge/merge.schema.js';
import { briefly, mentioned, nearest, stateOfCase, version } from './mention.schema.js';
import type { ToDo } from './to-do.service.js';
import type { CaseFacts } from './views/case-facts.page.js';
import type {
  CaseDetail,
  DeadlineLine,
  FittingContact,
  InvolvedCampaign,
  LinkedCampaign,
  TimelineEntry,
} from './views/case.view.js';
import { ALSO } from './reveal.service.js';
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
const toDo = shape<ToDo>('ToDo', {
  send_again: listOf(
    shape<LostReferral>('LostReferral', {
      id: uuid,
      case_id: uuid,
      desk_id: uuid,
      pin_subject: text,
      reference: text,
      legal_contact: text,
      send_again_to: uuid,
      lost_on: day,
    }),
  ),
  admit_again: listOf(
    shape<Readmission>('Readmission', { desk: shape(undefined, { id: uuid, name: text }), handle: text, since: day }),
  ),
});
export const listSchema = page(
  row,
  { ...choices, filters: filtersSchema, text, searched: yesOrNo, total: count, to_do: toDo },
  ['people', 'saved', 'text', 'searched', 'total', 'to_do'],
);
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
const timelineEntry = shape<TimelineEntry>('TimelineEntry', { ...entry, text: orNull(text) }, ['visibility']);
export const notesSchema = page(shape<Record<string, unknown>>('Note', { ...entry, text }, ['text'] as never[]));

const campaign = { id: text, name: text, country: orNull(text) };
const linked = shape<LinkedCampaign>('LinkedCampaign', { ...campaign, level: optionOf('publication_level') });
const involved = shape<InvolvedCampaign>('InvolvedCampaign', campaign);
export const linksSchema = shape('CampaignLinks', {
  ...mentioned,
  linked: listOf(linked),
  campaigns: listOf(involved),
});

const deadline = shape<DeadlineLine>('Deadline', {
  id: uuid,
  on: day,
  kind: optionOf('deadline_kind'),
  certainty: optionOf('deadline_certainty'),
  why: text,
});
const channels = [...safeChannels.map(({ code }) => code), ''];
type Known<Key extends keyof CaseDetail> = NonNullable<CaseDetail[Key]>;

export const caseSchema = shape<CaseDetail & { came_to_us: string | null }>(
  'Case',
  {
    ...briefly,
    pseudonym: text,
    desk: deskSchema,
    holder: orNull(text),
    closed: orNull(shape<Known<'closed'>>(undefined, { reason: optionOf('closure_reason'), on: day })),
    safe_contact: orNull(
      shape<Known<'safe_contact'>>(undefined, {
        channel: shape(undefined, { code: oneOf(channels), label: text }),
        instructions: orNull(text),
      }),
    ),
    summary: orNull(text),
    deadlines: listOf(deadline),
    notes: listOf(timelineEntry),
    older: text,
    facts,
    fact_lines: listOf(lineSchema),
    to_complete: yesOrNo,
    needs: listOf(optionOf('need_type')),
    risk: orNull(shape<Known<'risk'>>(undefined, { level: optionOf('risk_level'), review_by: orNull(day) })),
    consent: shape<CaseDetail['consent']>(undefined, {
      agreed: yesOrNo,
      language: orNull(optionOf('language')),
      given_by: orNull(optionOf('consent_given_by')),
      given_on: orNull(day),
    }),
    counted: yesOrNo,
    came_to_us: orNull(text),
    referrals: listOf(referralOfCase),
    fitting: listOf(
      shape<FittingContact>('FittingContact', { id: uuid, name: text, reasons: listOf(text), offerable: yesOrNo }),
    ),
    campaigns: shape<CaseDetail['campaigns']>(undefined, { linked: listOf(linked), involved: listOf(involved) }),
    merged: mergedSchema,
    keep_until: orNull(day),
  },
  ['older'],
);

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
    theirs: listOf(lineSchema),
  },
  ['theirs'],
);

const contact = shape(undefined, {
  channel: oneOf([...contactChannels.map(({ label }) => label), 'Contact', ...Object.values(ALSO)]),
  handle: text,
});
export const identitySchema = shape('Identity', {
  ...mentioned,
  reason: text,
  legal_name: orNull(text),
  birth_date: orNull(text),
  contacts: listOf(contact),
});
export const closureFormSchema = shape('ClosureForm', {
  ...mentioned,
  state: stateOfCase,
  nearest_deadline: nearest,
  referred_to: listOf(text),
});
