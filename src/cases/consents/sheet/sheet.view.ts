import type { Option } from '../../../common/web/fields.js';
import type { Sheet } from './sheet.js';

/** `/cases/:id/consents/:consentId/sheet` */
export interface ConsentSheet extends Sheet {
  case: { id: string; reference: string; pseudonym: string };
  consent_id: string;
  /** Whether a native speaker has read this language's words. */
  read: boolean;
  /** In which there is a sheet. */
  languages: Option[];
}
