import type { Actor } from '../../common/access/actor.js';
import { roleLabel } from '../../common/web/words.js';
import type { Listed } from '../session-store.js';

export const ownAccountView = ({ handle, role, theme = 'system', density = 'airy' }: Actor, sessions: Listed[]) => ({
  handle,
  role: roleLabel(role),
  theme,
  density,
  sessions: sessions.map(({ id, begun, seen, carrier, here }) => ({
    id,
    begun: begun.toISOString(),
    seen: seen.toISOString(),
    by: carrier === 'cookie' ? 'Browser' : 'Program (API)',
    here,
  })),
});
export type OwnAccountView = ReturnType<typeof ownAccountView>;
