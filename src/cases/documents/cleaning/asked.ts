import type { WhyNot } from './cannot-clean.js';
import type { Cleaned } from './clean-file.js';
import type { DocumentType } from './document-type.js';
import type { Marks } from './redact-file.js';

/** What the process apart is asked. */
export type Asked =
  | { want: 'cleaned'; bytes: Uint8Array; name: string }
  | { want: 'drawn'; bytes: Uint8Array; type: DocumentType; page: number; width: number }
  | { want: 'redacted'; bytes: Uint8Array; type: DocumentType; marks: Marks };

export type Told = { cleaned: Cleaned } | { bytes: Uint8Array } | { whyNot: WhyNot };
