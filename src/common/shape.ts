import { isDay } from './web/is-day.js';

/** Throws what is wrong with a value and where it stands. */
export type Check = (value: unknown, where: string) => void;

export const wrong = (where: string, what: string): never => {
  throw new Error(`${where}: ${what}.`);
};
export const must =
  (holds: (value: unknown) => boolean, what: string): Check =>
  (value, where) => {
    if (!holds(value)) wrong(where, `${JSON.stringify(value) ?? 'nothing'} is ${what}`);
  };
export const text = must((value) => typeof value === 'string', 'no text');
export const words = must((value) => typeof value === 'string' && value.trim() !== '', 'no text');
export const yesOrNo = must((value) => typeof value === 'boolean', 'neither true nor false');
export const amount = must((value) => Number.isInteger(value) && (value as number) >= 0, 'no whole number');
export const number = must((value) => typeof value === 'number', 'no number');
export const day = must(isDay, 'no day that exists');
export const one = (of: readonly string[]) => must((value) => of.includes(value as string), `none of ${of.join(', ')}`);
export const orNull =
  (check: Check): Check =>
  (value, where) =>
    value === null || check(value, where);
export const list =
  (check: Check): Check =>
  (value, where) =>
    Array.isArray(value)
      ? value.forEach((item, at) => check(item, `${where}[${at}]`))
      : wrong(where, 'this is no list');

/** Exactly these fields: a misspelt one is met at the start, and not on the day on which somebody needed it. */
export const object =
  (needed: Record<string, Check>, more: Record<string, Check> = {}): Check =>
  (value, where) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(where, 'fields are missing');
    const given = value as Record<string, unknown>;
    const all = { ...needed, ...more };
    for (const name of Object.keys(given)) if (!all[name]) wrong(`${where}.${name}`, 'there is no such field');
    for (const [name, check] of Object.entries(all))
      if (name in needed || given[name] !== undefined) check(given[name], `${where}.${name}`);
  };

/** Values of one shape under names of their own. */
export const map =
  (check: Check): Check =>
  (value, where) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(where, 'fields are missing');
    for (const [name, item] of Object.entries(value)) check(item, `${where}.${name}`);
  };
