import type { InvitationView } from '../../src/accounts/account.view.js';
import type { OwnAccountView } from '../../src/sessions/own-account/own-account.view.js';
import type { OrganisationView } from '../../src/organisations/organisation.service.js';

/** Invented people, in a form that handlers of the beginnings answer. */
export const administrator = {
  signedIn: {
    handle: 'reed-slate-1111',
    role: 'administrator',
    roleLabel: 'Administrator',
    endsAt: '2026-11-24T16:40:00Z',
  },
};
export const welcome = {
  handle: 'heron-maple-4821',
  passphrase: 'crayon mule tulip anvil pelican drizzle',
  totp_secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  totp_uri: 'otpauth://totp/Ploughshare:heron-maple-4821?issuer=Ploughshare&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
};
export const invitation: InvitationView = {
  id: 'a1',
  handle: 'heron-maple-4821',
  code: '7QK2-M9XA-3T0B-ZZ18',
  code_until: '2026-11-27T17:00:00.000Z',
};
export const lawyerAccount = {
  id: 'a2',
  handle: 'cello-reed-1207',
  role: 'lawyer' as const,
  state: 'disabled' as const,
  desks: [],
};
export const newOrganisation: OrganisationView = {
  name: 'Northern Support',
  country: 'DE',
  kind: 'support_group',
  kept_months: 24,
  audit_key: false,
  recovery_holders: [],
  desks: [{ id: 'd1', name: 'North desk', born: false, renewal_asked: false, members: [] }],
  export_keys: [],
};
export const lastMember = {
  desk: { id: 'd1', name: 'North desk' },
  member: { id: 'a1', handle: 'heron-maple-4821', role: 'coordinator' },
  others: 0,
  coordinators: 0,
};
export const newCodeApp = { handle: welcome.handle, secret: welcome.totp_secret, uri: welcome.totp_uri };
export const ownAccount: OwnAccountView = {
  handle: 'heron-maple-4821',
  role: 'Caseworker',
  theme: 'system',
  density: 'airy',
  second_factor: { changed_on: '2026-11-20', is_recent: true, phone_code_until: '2026-11-27T17:00:00.000Z' },
  sessions: [
    { id: 's1', begun: '2026-11-24T08:10:00.000Z', seen: '2026-11-24T08:30:00.000Z', by: 'Browser', here: true },
    { id: 's2', begun: '2026-11-23T08:10:00.000Z', seen: '2026-11-24T08:20:00.000Z', by: 'Browser', here: false },
  ],
};
