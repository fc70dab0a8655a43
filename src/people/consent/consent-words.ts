import type { Option } from '../../common/web/fields.js';
import { label } from '../../reference/vocabulary.js';
import type { ConsentScope } from './consent.js';

/** What a consent is for. A referral says its own purpose. */
export function purposeInWords({ purpose, recipient }: Pick<ConsentScope, 'purpose' | 'recipient'>): Option {
  if (recipient.kind === 'campaign') return { code: purpose, label: 'An appeal of a campaign' };
  if (recipient.kind === 'statistics') return { code: purpose, label: 'Being counted' };
  return { code: purpose, label: label('referral_purpose', purpose) };
}

/** What somebody may receive by it. */
export const fieldInWords = ({ recipient }: Pick<ConsentScope, 'recipient'>, code: string): Option => ({
  code,
  label: label(recipient.kind === 'legal_contact' ? 'packet_field' : 'publication_level', code),
});
