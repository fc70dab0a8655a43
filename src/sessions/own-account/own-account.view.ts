import type { Actor } from '../../common/access/actor.js';
import { roleLabel } from '../../common/web/words.js';
import type { Listed } from '../session-store.js';

/** `changedOn`: the day; `isRecent`: within the last 30; `codeUntil`: of a code for a lost phone that still works. */
export interface SecondFactorNews {
  changedOn: string | null;
  isRecent: boolean;
  codeUntil: Date | null;
}

export const ownAccountView = (
  { handle, role, theme = 'system', density = 'airy' }: Actor,
  sessions: Listed[],
  { changedOn, isRecent, codeUntil }: SecondFactorNews,
) => ({
  handle,
  role: roleLabel(role),
  theme,
  density,
  second_factor: { changed_on: changedOn, is_recent: isRecent, phone_code_until: codeUntil?.toISOString() ?? null },
  sessions: sessions.map(({ id, begun, seen, carrier, here }) => ({
    id,
    begun: begun.toISOString(),
    seen: seen.toISOString(),
    by: carrier === 'cookie' ? 'Browser' : 'Program (API)',
    here,
  })),
});
export type OwnAccountView = ReturnType<typeof ownAccountView>;
