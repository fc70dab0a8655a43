/** Signs at the end of a field's name that say what it is: `grounds[]` a list, `counted?` yes or no, `version#` a number. */
const LIST = /\[\]$/;
const BOOLEAN = /\?$/;
const NUMBER = /#$/;
const DATE_PART = /^(.+)-(day|month|year)$/;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

type Json = { [name: string]: unknown };

/**
 * Makes of a form's fields what the same request would be as JSON, so that one DTO serves both.
 * An empty field is absent; `on-day`, `on-month`, `on-year` together are the date `on`. The form's own fields (`_form`, `_once`) are left out.
 */
export function formBody(fields: Iterable<[string, string]>): Json {
  const body: Json = {};
  const dates = new Map<string, Partial<Record<'day' | 'month' | 'year', string>>>();
  for (const [name, raw] of fields) {
    const value = raw.trim();
    if (value === '' || name.startsWith('_')) continue;
    const part = DATE_PART.exec(name);
    if (part) {
      const [, date, unit] = part as unknown as [string, string, 'day' | 'month' | 'year'];
      dates.set(date, { ...dates.get(date), [unit]: value });
    } else if (LIST.test(name)) {
      const list = at(body, name.replace(LIST, ''));
      list.set([...((list.get() as string[] | undefined) ?? []), value]);
    } else if (BOOLEAN.test(name)) at(body, name.replace(BOOLEAN, '')).set(value === 'true' || value === 'yes');
    // Not a number: left as typed, so that validation names the field.
    else if (NUMBER.test(name)) at(body, name.replace(NUMBER, '')).set(/^\d{1,9}$/.test(value) ? Number(value) : value);
    else at(body, name).set(raw);
  }
  for (const [name, { day = '', month = '', year = '' }] of dates)
    at(body, name).set(`${year}-${twoDigits(month)}-${twoDigits(day)}`);
  return body;
}

/** What was left out stays left out: 00 would look like something that was typed. */
const twoDigits = (part: string) => (part === '' ? '' : part.padStart(2, '0'));

/** A dotted name, as a place in the body; a small number is a place in a list. Names that would reach a prototype are left out. */
function at(body: Json, dotted: string) {
  const path = dotted.split('.');
  const last = path.pop() ?? dotted;
  if ([...path, last].some((step) => FORBIDDEN.has(step))) return { get: () => undefined, set: () => undefined };
  let place = body;
  for (const [index, step] of path.entries()) {
    const inner = place[step];
    const isList = /^\d$/.test(path[index + 1] ?? last);
    place = (typeof inner === 'object' && inner !== null ? inner : (place[step] = isList ? [] : {})) as Json;
  }
  return { get: () => place[last], set: (value: unknown) => void (place[last] = value) };
}

/** Passphrases, codes and secret keys never come back, nor the form's own fields. */
export const comesBack = ([name, value]: [string, string]) =>
  !name.startsWith('_') &&
  !FORBIDDEN.has(name) &&
  !/passphrase|totp|^code$/.test(name) &&
  !/AGE-SECRET-KEY/i.test(value);

/** What was typed, by field name, to draw the form again. */
export function typedIn(fields: Iterable<[string, string]>): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {};
  for (const [name, value] of fields) {
    if (!comesBack([name, value])) continue;
    const before = typed[name];
    typed[name] = before === undefined ? value : [before, value].flat();
  }
  return typed;
}
