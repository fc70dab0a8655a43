import type { LegalContact } from './legal-contact.entity.js';
import type { Ranked } from './matching.js';

/** `account`: can be offered a referral here. `external`: a network member's lawyer without a sign-in. `none`: told about only. */
export const ACCOUNT_KINDS = ['account', 'external', 'none'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** What leaves the server, to a page or as JSON. `pinned`: the asker's desk has pinned the key of this contact. */
export const legalContactView = (found: LegalContact, pinned: Set<string>) => ({
  id: found.id,
  name: found.name,
  kind: found.kind,
  country: found.country,
  languages: found.languages,
  competences: found.competences,
  capacity: found.capacity,
  domain: found.domain,
  verified: found.verified,
  about: found.about,
  note: found.note,
  account: accountKind(found),
  account_handle: found.accountHandle,
  pinned: found.accountId !== null && pinned.has(found.accountId),
});

const accountKind = ({ accountId, organisationId }: LegalContact): AccountKind =>
  accountId ? 'account' : organisationId ? 'external' : 'none';

export type LegalContactView = ReturnType<typeof legalContactView>;
export interface RankedContact extends LegalContactView {
  /** 0 to 100. */
  fit: number;
  reasons: string[];
}

export const rankedContact = ({ contact, fit, reasons }: Ranked, pinned: Set<string>): RankedContact => ({
  ...legalContactView(contact, pinned),
  fit,
  reasons,
});

/** What anyone may see of a public organisation. */
export const publicAdviser = ({ name, kind, country, languages, domain, about }: LegalContact) => ({
  name,
  kind,
  country,
  languages,
  domain,
  about,
});
export type PublicAdviser = ReturnType<typeof publicAdviser>;
