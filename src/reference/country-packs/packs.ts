import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { demandPack, UNITS } from './pack-shape.js';

/** How far a deadline lies from its trigger. See `dueDay` for what each unit means. */
export interface Offset {
  direction: 'after' | 'before';
  amount: number;
  unit: (typeof UNITS)[number];
  count: 'calendar' | 'working';
}

/** One rule of one law, as its pack says it. `verified_on` is the day on which somebody read the source. */
export interface Rule {
  id: string;
  kind: string;
  label: string;
  /** A code of `rule_trigger`, or `date:2026-07-01`, `draft_season_start:04-01`, `first_entry_after:2020-06-24`. */
  trigger: string;
  offset: Offset;
  effect_if_missed: string;
  who_must_act: 'person' | 'authority';
  legal_basis: string;
  status: string;
  verified: boolean;
  verified_on?: string;
  source: string;
  grade: string;
  source_date?: string;
  note?: string;
  /** The days on which the law has it: a trigger outside of them makes no deadline. */
  valid_from?: string;
  valid_until?: string;
}

/** A rule and where it stands. `version` is a hash of all its fields: any other word makes another version. */
export interface RuleOfPack extends Rule {
  /** ISO 3166-1 alpha-2, or `EU`. */
  country: string;
  law_of: string;
  version: string;
}

export interface CountryPack {
  country: string;
  name: string;
  /** The day on which it was put together, or a name of its own; and a hash of the whole file. */
  version: string;
  hash: string;
  rules: RuleOfPack[];
  warnings: string[];
}

interface PackFile {
  iso2?: string;
  code?: string;
  name_en: string;
  generated_on: string;
  version?: string;
  deadlines?: Rule[];
  warnings?: string[];
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** @throws Error naming the file and the field that is wrong */
export function readPack(file: string, yaml: string): CountryPack {
  const read = parse(yaml) as PackFile;
  demandPack(read, `country-packs/${file}`);
  const country = read.iso2 ?? read.code ?? '';
  const rules = (read.deadlines ?? []).map((rule) => ({
    ...rule,
    country,
    law_of: read.name_en,
    version: hashOf(JSON.stringify(rule)),
  }));
  return {
    country,
    name: read.name_en,
    version: read.version ?? read.generated_on,
    hash: hashOf(yaml),
    rules,
    warnings: read.warnings ?? [],
  };
}

/** Read once, at the start: with a wrong pack nothing starts. */
const all = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readPack(name, readFileSync(new URL(name, import.meta.url), 'utf8')))
  .sort((a, b) => a.name.localeCompare(b.name, 'en'));
const byCountry = new Map(all.map((pack) => [pack.country, pack]));
const byId = new Map<string, RuleOfPack>();
for (const rule of all.flatMap(({ rules }) => rules)) {
  if (byId.has(rule.id)) throw new Error(`country-packs: two rules are called ${rule.id}.`);
  byId.set(rule.id, rule);
}

/** By the country's name. */
export const packs = (): CountryPack[] => all;
export const packOf = (country: string): CountryPack | undefined => byCountry.get(country);
export const ruleOf = (id: string): RuleOfPack | undefined => byId.get(id);
