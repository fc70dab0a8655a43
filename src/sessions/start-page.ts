import type { Role } from '../common/access/rules.js';

const START: Record<Role, string> = {
  caseworker: '/today',
  coordinator: '/today',
  lawyer: '/referrals',
  campaign_lead: '/campaigns',
  administrator: '/home',
  auditor: '/audit',
};

/** Where the working day of a role begins. */
export const startOf = (role: Role) => START[role];
