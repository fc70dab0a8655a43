import { ROLES } from '../common/access/rules.js';
import { oneOf, shape, text } from '../common/web/json-schema.js';
import type { AccountView } from './session.view.js';

const account = shape<AccountView>('Account', { handle: text, role: oneOf(ROLES) });
export const sessionSchema = shape('Session', { account });
export const begunSchema = shape('BegunSession', {
  token: text,
  expires_at: { type: 'string', format: 'date-time' },
  account,
});
