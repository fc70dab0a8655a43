import type { Option } from '../../common/web/fields.js';
import { countries, languages } from '../../reference/vocabulary.js';

export type CaseState = 'enquiry' | 'open' | 'closed';
export const caseStates: Record<CaseState, string> = { enquiry: 'Enquiry', open: 'Open', closed: 'Closed' };

/** `safe_contact.channel`: how it is safe to reach a person. The way itself (a number, a name) is in the person's vault. */
export const safeChannels: Option[] = [
  { code: 'message', label: 'Encrypted message' },
  { code: 'trusted_third_party', label: 'Through someone they trust' },
  { code: 'they_write', label: 'They will write to us' },
  { code: 'not_safe', label: 'Not safe now' },
];

/** `person.contacts[].channel`: what a handle is of. */
export const contactChannels: Option[] = [
  { code: 'messenger', label: 'Messenger' },
  { code: 'phone', label: 'Phone' },
  { code: 'email', label: 'E-mail' },
  { code: 'other', label: 'Something else' },
];

const asOptions = (named: { code: string; name: string }[]) => named.map(({ code, name }) => ({ code, label: name }));
export const countryOptions = () => asOptions(countries());
export const languageOptions = () => asOptions(languages());
