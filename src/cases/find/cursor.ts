import { isDay } from '../../common/web/is-day.js';
import { Invalid } from '../../common/web/refusals.js';

/** After which case a list goes on: opaque to whoever holds it, and nothing in it but what stands in clear. */
export const writeCursor = (...parts: string[]) => Buffer.from(parts.join(' ')).toString('base64url');

/** @param rank what comes before day and id, as a pattern */
export function readCursor(after: string, rank = ''): [rank: string, remindOn: string, id: string] {
  const [, standing, remindOn, id] =
    new RegExp(
      `^(${rank})${rank && ' '}(\\d{4}-\\d\\d-\\d\\d|infinity) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`,
    ).exec(Buffer.from(after, 'base64url').toString()) ?? [];
  if (standing === undefined || !remindOn || !id || !(remindOn === 'infinity' || isDay(remindOn)))
    throw new Invalid([{ field: 'after', message: 'This cursor is not one of ours: begin from the first page.' }]);
  return [standing, remindOn, id];
}
