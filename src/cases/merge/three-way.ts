import { isDeepStrictEqual } from 'node:util';

type Item = Record<string, unknown>;

/** Fields that hold fields of their own; all other objects belong together and are taken whole. */
const GROUPS = ['facts', 'need_work'];
/** By which an entry of a list is known again. */
const KEYS = ['id', 'campaign_id', 'case_id'];

/**
 * What stands after a merge is taken back: `now`, without what the merge brought (`before` to `after`). What was changed since, stays.
 * All three are as JSON has them.
 */
export function takenBack<T extends object>(before: T, after: T, now: T): T {
  return fields(before as Item, after as Item, now as Item) as T;
}

function fields(before: Item, after: Item, now: Item): Item {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return Object.fromEntries(
    [...names]
      .map((name) => [name, field(name, before[name], after[name], now[name])] as const)
      .filter(([, value]) => value !== undefined),
  );
}

function field(name: string, before: unknown, after: unknown, now: unknown): unknown {
  if (isDeepStrictEqual(now, after)) return before;
  if (GROUPS.includes(name)) return fields((before ?? {}) as Item, (after ?? {}) as Item, (now ?? {}) as Item);
  if (Array.isArray(now) && (Array.isArray(after) || Array.isArray(before)))
    return list(listed(before), listed(after), now as unknown[]);
  return now;
}

/** Each entry by itself: as it was, unless somebody changed it since; those that the merge brought go. */
function list(before: unknown[], after: unknown[], now: unknown[]): unknown[] {
  const [was, became] = [byKey(before), byKey(after)];
  const kept = now.flatMap((item) => {
    const key = keyOf(item);
    if (!isDeepStrictEqual(item, became.get(key))) return [item];
    return was.has(key) ? [was.get(key)] : [];
  });
  const there = new Set(now.map(keyOf));
  const lost = before.filter((item) => !became.has(keyOf(item)) && !there.has(keyOf(item)));
  return [...kept, ...lost];
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const byKey = (items: unknown[]) => new Map(items.map((item) => [keyOf(item), item]));
function keyOf(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item;
  const name = KEYS.find((one) => one in item);
  return name ? (item as Item)[name] : JSON.stringify(item);
}
