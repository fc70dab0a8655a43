import { attachment } from '../../common/web/attachment.js';
import { safeName } from './safe-name.js';

it.each([
  ['Summons.pdf', 'pdf', 'Summons.pdf'],
  ['повестка.PDF', 'pdf', 'повестка.pdf'],
  ['photo.jpeg', 'jpg', 'photo.jpg'],
  ['../../etc/passwd', 'txt', 'passwd.txt'],
  ['C:\\Users\\Anna\\Desktop\\summons.docx', 'docx', 'summons.docx'],
  ['summons\u202Efdp.exe', 'bin', 'summonsfdp.bin'],
  ['a\u0000b\r\nset-cookie: x\u001b[31m.txt', 'txt', 'a b set-cookie_ x [31m.txt'],
  ['zero\u200bwidth\ufeff.png', 'png', 'zerowidth.png'],
  ['می\u200cخواهم.png', 'png', 'می\u200cخواهم.png'],
  ['.htaccess', 'txt', 'htaccess.txt'],
  ['...', 'pdf', 'Document.pdf'],
  ['', 'pdf', 'Document.pdf'],
  ['con.txt', 'txt', 'Document con.txt'],
  ['a<b>:"c|d?*%.png', 'png', 'a_b___c_d___.png'],
  ['Letter of 24.11.2026', 'pdf', 'Letter of 24.11.pdf'],
  [`${'x'.repeat(300)}.pdf`, 'pdf', `${'x'.repeat(100)}.pdf`],
  ['e\u0301crit.pdf', 'pdf', '\u00e9crit.pdf'],
])('%j with bytes of %s is kept as %j', (said, extension, kept) => {
  expect(safeName(said, extension)).toBe(kept);
});

it.each([
  ['Summons.pdf', 'attachment; filename="Summons.pdf"'],
  [
    'повестка (1).pdf',
    `attachment; filename="povestka (1).pdf"; filename*=UTF-8''%D0%BF%D0%BE%D0%B2%D0%B5%D1%81%D1%82%D0%BA%D0%B0%20%281%29.pdf`,
  ],
  ['a"b\\c%.pdf', `attachment; filename="a_b_c_.pdf"; filename*=UTF-8''a%22b%5Cc%25.pdf`],
])('the header of %j holds ASCII, and the whole name beside it', (name, header) => {
  expect(attachment(name)).toBe(header);
});
