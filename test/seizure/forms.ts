/** Something that must not be found: text as people typed it, or bytes that the server made. */
export interface Needle {
  /** What it is, for the report: never the thing itself. */
  name: string;
  of: string | Uint8Array;
}
export interface Form {
  form: string;
  bytes: Buffer;
}

/** Every form in which a disk may hold a needle: as it is, in other letters, in other encodings of characters, as base64, as hexadecimal digits. */
export function formsOf({ of }: Needle): Form[] {
  const forms: Form[] = typeof of === 'string' ? spellings(of).flatMap(written) : encoded('raw', Buffer.from(of));
  const seen = new Set<string>();
  return forms.filter(({ bytes }) => {
    const key = bytes.toString('latin1');
    return !seen.has(key) && seen.add(key);
  });
}

/** A column that folds case, an index that takes letters apart. */
const spellings = (text: string) => [
  ...new Set(
    [text, text.toLowerCase(), text.toUpperCase()].flatMap((one) => [one, one.normalize('NFD'), one.normalize('NFKD')]),
  ),
];

function written(text: string): Form[] {
  const utf16 = Buffer.from(text, 'utf16le');
  const percent = encodeURIComponent(text);
  const escaped = (digits: (code: string) => string) =>
    text.replace(/[^\x20-\x7e]/g, (letter) => `\\u${digits(letter.charCodeAt(0).toString(16).padStart(4, '0'))}`);
  return [
    ...encoded('UTF-8', Buffer.from(text)),
    ...encoded('UTF-16LE', utf16),
    ...encoded('UTF-16BE', Buffer.from(utf16).swap16()),
    { form: 'percent signs', bytes: Buffer.from(percent) },
    {
      form: 'percent signs in small letters',
      bytes: Buffer.from(percent.replace(/%../g, (code) => code.toLowerCase())),
    },
    { form: 'plus signs', bytes: Buffer.from(percent.replaceAll('%20', '+')) },
    { form: 'JSON escapes', bytes: Buffer.from(escaped((code) => code)) },
    { form: 'JSON escapes in capitals', bytes: Buffer.from(escaped((code) => code.toUpperCase())) },
  ];
}

function encoded(form: string, bytes: Buffer): Form[] {
  const hex = bytes.toString('hex');
  return [
    { form, bytes },
    { form: `${form} in hexadecimal`, bytes: Buffer.from(hex) },
    { form: `${form} in hexadecimal capitals`, bytes: Buffer.from(hex.toUpperCase()) },
    ...[0, 1, 2].flatMap((before) => {
      const inner = innerBase64(bytes, before);
      return [
        { form: `${form} in base64, ${before} bytes before it`, bytes: Buffer.from(inner) },
        {
          form: `${form} in base64url, ${before} bytes before it`,
          bytes: Buffer.from(inner.replaceAll('+', '-').replaceAll('/', '_')),
        },
      ];
    }),
  ];
}

/** The characters that depend on these bytes alone, when `before` bytes (modulo three) stand before them and any after. */
function innerBase64(bytes: Buffer, before: number): string {
  const whole = Buffer.concat([Buffer.alloc(before), bytes]);
  return whole.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((whole.length * 8) / 6));
}
