const LONGEST = 100;
/** Names that Windows keeps for devices, whatever follows the first dot. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const JOINERS = /[\u200c\u200d]/;

/**
 * The name under which a file is kept, and offered for saving: without a path, without signs that steer a terminal, turn the reading
 * direction or mean something to a file system, and with the ending that its bytes have. `name` is whatever the sender said.
 */
export function safeName(name: string, extension: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    // Joiners are letters' business in Persian and in Indian scripts; all other signs of form are invisible and may deceive.
    .replace(/\p{Cf}/gu, (sign) => (JOINERS.test(sign) ? sign : ''))
    .replace(/[<>:"|?*%]/g, '_');
  const dot = plain.lastIndexOf('.');
  const said = dot > 0 ? plain.slice(dot + 1).toLowerCase() : '';
  const isEnding = /^[a-z0-9]{1,8}$/.test(said);
  const stem = tidy(isEnding ? plain.slice(0, dot) : plain);
  const named = stem === '' || DEVICES.test(stem.split('.')[0]!) ? `Document ${stem}`.trim() : stem;
  return `${named}.${extension}`;
}

const tidy = (stem: string) =>
  [...stem.replace(/\s+/g, ' ')]
    .slice(0, LONGEST)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '');
