/** The encodings we read, by the names of `TextDecoder`, and what they are called for people. */
export const ENCODINGS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big-endian',
  'windows-1252': 'Windows-1252 (Western Europe)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  'windows-1250': 'Windows-1250 (Central Europe)',
  'windows-1253': 'Windows-1253 (Greek)',
  'windows-1254': 'Windows-1254 (Turkish)',
  'windows-1255': 'Windows-1255 (Hebrew)',
  'windows-1256': 'Windows-1256 (Arabic)',
  'koi8-u': 'KOI8-U (Cyrillic)',
  ibm866: 'CP866 (Cyrillic, DOS)',
  'x-mac-cyrillic': 'Mac Cyrillic',
  macintosh: 'Mac Roman',
  'euc-kr': 'EUC-KR (Korean)',
  shift_jis: 'Shift JIS (Japanese)',
  gb18030: 'GB 18030 (Chinese)',
} as const;

export type Encoding = keyof typeof ENCODINGS;

/** Those that are guessed: by words we know, and the first ones by their letters too. */
export const GUESSED = (Object.keys(ENCODINGS) as Encoding[]).filter((encoding) => !encoding.startsWith('utf-'));
