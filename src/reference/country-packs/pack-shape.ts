import {
  type Check,
  amount,
  list,
  must,
  number,
  object,
  one,
  orNull,
  text,
  words,
  wrong,
  yesOrNo,
  day,
} from '../../common/shape.js';
import { isDay } from '../../common/web/is-day.js';
import { codes } from '../vocabulary.js';

export const UNITS = ['day', 'full_calendar_day', 'week', 'month', 'year', 'working_day'] as const;
const triggers = () => codes('rule_trigger');
const trigger: Check = (value, where) => {
  const [name, rest = ''] = String(value).split(':');
  const known =
    (name === 'date' && isDay(rest)) ||
    (name === 'draft_season_start' && isDay(`2024-${rest}`)) ||
    (name === 'first_entry_after' && isDay(rest)) ||
    triggers().includes(String(value));
  if (!known) wrong(where, `${JSON.stringify(value)} is no event that we count from`);
};
const offset: Check = (value, where) => {
  object({ direction: one(['after', 'before']), amount, unit: one(UNITS), count: one(['calendar', 'working']) })(
    value,
    where,
  );
  const { direction, unit, count } = value as Record<string, string>;
  if ((unit === 'working_day') !== (count === 'working'))
    wrong(`${where}.count`, 'working days, and only they, are counted as working');
  if (unit === 'full_calendar_day' && direction === 'before')
    wrong(`${where}.direction`, 'full calendar days are of an absence, which comes after its first day');
};

const grade = one([
  'primary',
  'primary_reprint',
  'mirror',
  'lawyer',
  'journal',
  'ngo',
  'secondary',
  'news',
  'wiki',
  'stale',
  'weak',
  'memory',
]);
const known = { verified: yesOrNo, source: words, grade };
const about = { verified_on: day, source_date: text, note: text };
const rule = object(
  {
    id: must((value) => /^[a-z]{2,3}(\.[a-z0-9_]+)+$/.test(String(value)), 'no name of a rule, such as de.vg.suit'),
    kind: one(codes('deadline_kind')),
    label: words,
    trigger,
    offset,
    effect_if_missed: text,
    who_must_act: one(['person', 'authority']),
    legal_basis: text,
    status: one(codes('rule_status')),
    ...known,
  },
  { ...about, valid_from: day, valid_until: day },
);
const regime = (value: Check) => object({ value, ...known }, about);
const absence = object({ amount, unit: one(['hour', ...UNITS]) });
const offence = object(
  {
    code: words,
    kind: words,
    law: words,
    article: text,
    summary: words,
    context: words,
    max_penalty: object({ text, death_penalty: yesOrNo }, { imprisonment_years: orNull(number) }),
    penalty_verified: yesOrNo,
    ...known,
  },
  { ...about, absence: object({}, { more_than: absence, not_more_than: absence }) },
);
const helperOffence = object({ code: words, law: words, summary: words, ...known }, about);
const versions = { version: words };
const country = object(
  {
    schema: one(['country-pack/1']),
    iso2: must((value) => codes('country').includes(String(value)), 'no country'),
    iso3: words,
    name_en: words,
    roles: list(words),
    in_resolution: yesOrNo,
    legal_advice: yesOrNo,
    generated_on: day,
    regime: object({
      conscription: regime(text),
      co_recognition: regime(text),
      alternative_service: regime(orNull(number)),
    }),
  },
  {
    ...versions,
    offences: list(offence),
    helper_offences: list(helperOffence),
    deadlines: list(rule),
    warnings: list(words),
  },
);
const instrument = object(
  { schema: one(['instrument-pack/1']), code: one(['EU']), name_en: words, generated_on: day, deadlines: list(rule) },
  versions,
);

/** @throws Error naming file and field: `country-packs/de.yaml.deadlines[0].offset.unit: "fortnight" is none of day, …` */
export function demandPack(value: unknown, file: string) {
  const { schema } = (value ?? {}) as { schema?: unknown };
  (schema === 'instrument-pack/1' ? instrument : country)(value, file);
}
