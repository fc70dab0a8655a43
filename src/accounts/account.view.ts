import type { Invitation, Listed } from './accounts.service.js';

export const accountView = ({ id, handle, role, state, desks }: Listed) => ({ id, handle, role, state, desks });
export type AccountRow = ReturnType<typeof accountView>;

/** Shown once. */
export const invitationView = ({ accountId, handle, code, codeUntil }: Invitation) => ({
  id: accountId,
  handle,
  code,
  code_until: codeUntil.toISOString(),
});
export type InvitationView = ReturnType<typeof invitationView>;
