import anyAscii from 'any-ascii';

/** RFC 6266: a name in ASCII for whoever reads no other, and the whole one in UTF-8 (RFC 8187). */
export function attachment(fileName: string): string {
  const plain = anyAscii(fileName).replace(/[^ -~]|["\\%]/g, '_');
  const whole = plain === fileName ? '' : `; filename*=UTF-8''${encoded(fileName)}`;
  return `attachment; filename="${plain}"${whole}`;
}

/** What encodeURIComponent leaves, and a header's value may not hold. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
