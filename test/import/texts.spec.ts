import { judgeSheet, SheetUnreadable } from '../../src/cases/import/judge/judge.js';
import { inCodePage } from './code-page.js';
import { dice } from '../support/dice.js';
import { formula, workbookOf } from './workbook-of.js';

const TODAY = '2026-11-22';
const HEAD = ['Name', 'DOB', 'Phone', 'Country (now)', 'status', 'deadline', 'notes', 'consent y/n'];

async function refusal(bytes: Uint8Array, options = {}): Promise<string> {
  try {
    await judgeSheet(bytes, TODAY, options);
  } catch (error) {
    return error instanceof SheetUnreadable ? error.message : `crash: ${String(error)}`;
  }
  return 'it was read';
}

describe('a cell that looks like a formula', () => {
  const draw = dice(11);
  const piece = () =>
    draw.one([
      '=',
      '+',
      '-',
      '@',
      'SUM(A1)',
      'cmd|',
      "'/C calc'",
      '!A0',
      '\t',
      ' ',
      'HYPERLINK("http://x.example")',
      '1',
      'a',
      '"',
      ',',
      ';',
    ]);
  const cells = Array.from(
    { length: 300 },
    () => draw.one(['=', '+', '-', '@', '=', ' =']) + Array.from({ length: draw.below(8) }, piece).join(''),
  );
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const typed = cells.map((cell, index) => ['N' + index, '1990', `@p${index}`, cell, cell, '', cell, 'y']);
  const text = [HEAD, ...typed].map((cells) => cells.map(quoted).join(',')).join('\n');
  const formulas = typed.map((cells) =>
    cells.map((cell) => (cell.startsWith('=') ? formula(cell.slice(1), '7') : cell)),
  );

  it.each([
    ['text', () => Buffer.from(text)],
    ['workbook, as text', () => workbookOf({ sheets: [{ rows: [HEAD, ...typed] }] })],
    ['workbook, as formulas', () => workbookOf({ sheets: [{ rows: [HEAD, ...formulas] }] })],
  ])('stays what was typed: %s', async (_, bytes) => {
    const { records } = await judgeSheet(bytes(), TODAY);
    expect(records).toHaveLength(cells.length);
    records.forEach((record, index) => {
      const cell = cells[index]!;
      expect(record.row).toMatchObject({ notes: cell, status: cell });
      expect(record.kept!.note).toBe(cell.trim());
      expect(record.warnings).toContain('FORMULA_AS_TEXT');
      expect(record.values.country_now).toBeUndefined();
      expect(record.values.refusal_status).toBeUndefined();
    });
  });
});

describe('a text in an old code page', () => {
  const russian =
    'Имя,Дата рождения,Телефон,Страна,Статус,Срок,Заметки,Согласие\n' +
    'Примеров Иван,1990-01-02,@abc.1,Франция,дезертир,,просит не звонить днём,да\n';
  const german =
    'Name;Geburtsdatum;Telefon;Land;Status;Frist;Notizen;Einwilligung\nJörg Müßig;1990-01-02;@abc.1;Österreich;AWOL;;über Köln;ja\n';
  const french =
    'Nom complet;Né le;Téléphone;Pays;Statut;Délai;Remarques;Consentement\nHélène Prêtre;1990-01-02;@abc.1;Algérie;AWOL;;frère à Nîmes;oui\n';
  const names = (first: string) =>
    `Name,DOB,Phone,Country,status,deadline,notes,consent\n${first},1990-01-02,@abc.1,FR,AWOL,,,y\n`;

  it.each([
    ['windows-1251', russian, 'Примеров Иван'],
    ['windows-1251', russian.replace('Примеров', 'Їжакевич').replace('дезертир', 'СЗЧ'), 'Їжакевич Иван'],
    ['windows-1252', german, 'Jörg Müßig'],
    ['windows-1252', french, 'Hélène Prêtre'],
    ['windows-1252', names('José Núñez'), 'José Núñez'],
    ['windows-1252', names('Zoë – “O’Neil”'), 'Zoë – “O’Neil”'],
    ['windows-1250', names('Łukasz Żółć-Gęśl'), 'Łukasz Żółć-Gęśl'],
    ['koi8-u', russian, 'Примеров Иван'],
    ['ibm866', russian, 'Примеров Иван'],
    [
      'windows-1253',
      'Όνομα,Ημερομηνία γέννησης,Τηλέφωνο,Χώρα,Κατάσταση,Προθεσμία,Σημειώσεις,Συγκατάθεση\nΝίκος,1990,@abc.1,Γαλλία,AWOL,,,ναι\n',
      'Νίκος',
    ],
  ])('%s: %#', async (encoding, text, name) => {
    const { records, sheet } = await judgeSheet(inCodePage(text, encoding), TODAY);
    expect(sheet.readAs.toLowerCase()).toContain(encoding === 'ibm866' ? 'cp866' : encoding);
    expect(records[0]!.kept!.name).toBe(name);
  });

  it('is asked about where it is not certain', async () => {
    // Kovačević, or Kovaèeviæ?
    const bytes = inCodePage(names('Kovačević'), 'windows-1250');
    expect(await refusal(bytes)).toMatch(/not certain/);
    const { records } = await judgeSheet(bytes, TODAY, { encoding: 'windows-1250' });
    expect(records[0]!.kept!.name).toBe('Kovačević');
  });

  it('of Greek names alone is not taken for Cyrillic', async () =>
    expect(await refusal(inCodePage(names('Γιώργος Παπαδόπουλος Ελευθερίου Νικολάου'), 'windows-1253'))).toMatch(
      /not certain/,
    ));

  it('that mixes Cyrillic and German rows is not guessed', async () => {
    const bytes = Buffer.concat([
      inCodePage(russian, 'windows-1251'),
      inCodePage(german.split('\n')[1]!.repeat(3), 'windows-1252'),
    ]);
    expect(await refusal(bytes)).toMatch(/not certain/);
  });

  it('is UTF-8 with a broken letter: the line is said', async () => {
    const bytes = Buffer.from(russian + russian.split('\n')[1]!);
    bytes[bytes.lastIndexOf(0xd0)] = 0x20;
    expect(await refusal(bytes)).toMatch(/damaged in line 3/);
  });

  it('is UTF-16 without a mark', async () => {
    const little = Buffer.from(russian.replaceAll(',', '\t'), 'utf16le');
    expect((await judgeSheet(little, TODAY)).records[0]!.kept!.name).toBe('Примеров Иван');
    expect((await judgeSheet(Buffer.from(little).swap16(), TODAY)).records[0]!.kept!.name).toBe('Примеров Иван');
  });
});
