import { Invalid } from '../common/web/refusals.js';

/** Where a page of the directory ends: those with an account come first, then by name. */
export interface Place {
  accountId: string | null;
  name: string;
  id: string;
}

/** The `next` of a page, opaque to whoever sends it back; null after the last one. */
export function placeAfter(page: Place[], more: boolean): string | null {
  const last = page.at(-1);
  return more && last
    ? Buffer.from(JSON.stringify([last.accountId === null, last.name, last.id])).toString('base64url')
    : null;
}

/** @throws Invalid for anything that was not made by `placeAfter`. */
export function readPlace(cursor: string): { without: boolean; name: string; id: string } {
  const [without, name, id] = parsed(cursor);
  if (typeof without !== 'boolean' || typeof name !== 'string' || typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id))
    throw unreadable();
  return { without, name, id };
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

const unreadable = () =>
  new Invalid([{ field: 'after', message: 'Begin again at the first page: this place is not known.' }]);
