import { ROLES } from '../common/access/rules.js';
import { listOf, oneOf, page, shape, text, uuid, yesOrNo } from '../common/web/json-schema.js';
import type { AccountRow, InvitationView } from './account.view.js';

export const accountSchema = shape<AccountRow>('OrganisationAccount', {
  id: uuid,
  handle: text,
  role: oneOf(ROLES),
  state: oneOf(['invited', 'active', 'disabled']),
  desks: listOf(text),
});
export const accountsSchema = page(accountSchema);
export const inviteFormSchema = shape<{ roles: string[] }>(undefined, { roles: listOf(oneOf(ROLES)) });
export const invitationSchema = shape<InvitationView>('Invitation', {
  id: uuid,
  handle: text,
  code: text,
  code_until: { type: 'string', format: 'date-time' },
});
export const ownWordsSchema = shape<{ handle: string; check_words: string; replaced: boolean }>('OwnCheckWords', {
  handle: text,
  check_words: text,
  replaced: yesOrNo,
});
