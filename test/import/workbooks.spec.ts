import { judgeSheet, readSheet, SheetUnreadable } from '../../src/cases/import/judge/judge.js';
import { formula, type Made, number, type Raw, workbookOf } from './workbook-of.js';

const TODAY = '2026-11-22';
const HEAD = ['Name', 'DOB', 'Phone', 'Country (now)', 'status', 'deadline', 'notes', 'consent y/n'];
const row = (cells: Partial<Record<number, string | Raw>>): (string | Raw)[] =>
  ['A One', '1990-01-02', '@abc.1', 'France', 'AWOL', '', '', 'y'].map((cell, place) => cells[place] ?? cell);

const judged = async (rows: (string | Raw)[][], made: Omit<Made, 'sheets'> = {}) =>
  (await judgeSheet(workbookOf({ ...made, sheets: [{ rows: [HEAD, ...rows] }] }), TODAY)).records;
const rowsIn = async (made: Made, sheet?: string) => (await readSheet(workbookOf(made), { sheet })).rows;

async function refusal(bytes: Uint8Array, options = {}): Promise<string> {
  try {
    await judgeSheet(bytes, TODAY, options);
  } catch (error) {
    return error instanceof SheetUnreadable ? error.message : `crash: ${String(error)}`;
  }
  return 'it was read';
}

describe('a cell of a workbook', () => {
  const formats = ['yyyy-mm-dd', 'd. mmmm yyyy', 'mmm-yy', 'yyyy', 'h:mm', '0000000000', '"Day" 0', 'dd/mm/yyyy hh:mm'];
  const [iso, written, month, year, clock, padded, quoted, instant] = [1, 2, 3, 4, 5, 6, 7, 8];

  it.each<[string, Raw, string]>([
    ['a date', number(38304, iso), '2004-11-13'],
    ['a date in words', number(32874, written), '1990-01-01'],
    ['a date with an hour', number(46348.75, instant), '2026-11-22'],
    ['a month, which is no first day', number(46447, month), 'March 2027'],
    ['a year', number(32874, year), '1990'],
    ['an hour', number(0.75, clock), '18:00'],
    ['the day that never was', number(60, iso), '60'],
    ['a day before it', number(59, iso), '1900-02-28'],
    ['a day after it', number(61, iso), '1900-03-01'],
    ['a number with letters in its format', number(38304, quoted), '38304'],
    ['a number', number(32874), '32874'],
    ['a telephone as a number', number('4.47700900003E11'), '447700900003'],
    ['a telephone with a nought in front', number(7700900003, padded), '07700900003'.slice(1)],
    ['a shorter one', number(770090000, padded), '0770090000'],
    ['a sum as a person sees it', number('0.30000000000000004'), '0.3'],
    [
      'a formula',
      formula('HYPERLINK("http://evil.example/","open")', '38304'),
      '=HYPERLINK("http://evil.example/","open")',
    ],
    ['yes', { attributes: 't="b"', xml: '<v>1</v>' }, 'TRUE'],
    ['an error', { attributes: 't="e"', xml: '<v>#N/A</v>' }, '#N/A'],
    ['a text of a programme', { attributes: 't="str"', xml: '<v>a &amp; b</v>' }, 'a & b'],
    ['an ISO date', { attributes: 't="d"', xml: '<v>2026-11-22T00:00:00</v>' }, '2026-11-22'],
    ['an escaped line break', { attributes: 't="inlineStr"', xml: '<is><t>a_x000A_b_x005F_x</t></is>' }, 'a\nb_x'],
    [
      'rich text, without the readings above it',
      {
        attributes: 't="inlineStr"',
        xml: '<is><r><t>山</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 田</t></r><rPh sb="0" eb="1"><t>ヤマ</t></rPh></is>',
      },
      '山 田',
    ],
  ])('%s', async (_, cell, text) => {
    const rows = await rowsIn({ formats, sheets: [{ rows: [['x', cell]] }] });
    expect(rows[0]).toEqual(['x', text]);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const rows = await rowsIn({
      formats,
      since1904: true,
      sheets: [{ rows: [[number(36842, iso), number(60, iso)]] }],
    });
    expect(rows[0]).toEqual(['2004-11-13', '1904-03-01']);
  });

  it('shares its text with others, rich or plain', async () => {
    const strings = '<si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r></si>';
    const shared = (index: number): Raw => ({ attributes: 't="s"', xml: `<v>${index}</v>` });
    expect(await rowsIn({ strings, sheets: [{ rows: [[shared(1), shared(0)]] }] })).toEqual([['two', 'one']]);
    expect(await refusal(workbookOf({ strings, sheets: [{ rows: [[shared(2)]] }] }))).toMatch(/damaged/);
  });

  it('shares its formula with others', async () => {
    const first: Raw = { xml: '<f t="shared" si="0" ref="A1:A2">B1+1</f><v>5</v>' };
    const next: Raw = { xml: '<f t="shared" si="0"/><v>6</v>' };
    expect(await rowsIn({ sheets: [{ rows: [[first], [next]] }] })).toEqual([['=B1+1'], ['=B1+1']]);
  });

  it('belongs to every row that it spans, and to no other column', async () => {
    const rows = [
      ['Cases of 2026', '', ''],
      ['A', '+999 1', ''],
      ['B', '', 'x'],
    ];
    const after = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B2:B3"/></mergeCells>';
    expect(await rowsIn({ sheets: [{ rows, after }] })).toEqual([
      ['Cases of 2026'],
      ['A', '+999 1'],
      ['B', '+999 1', 'x'],
    ]);
  });

  it.each([
    ['in another row', '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ['before the last one', '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    ['twice', '<row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>'],
    ['in a row that was', '<row r="2"/><row r="1"><c r="A1"><v>1</v></c></row>'],
    ['nowhere', '<row r="1"><c r="1A"><v>1</v></c></row>'],
  ])('stands %s: the workbook is damaged', async (_, xml) =>
    expect(await refusal(workbookOf({ sheets: [{ xml }] }))).toMatch(/damaged/),
  );
});

describe('the rows of a workbook', () => {
  it('keep their numbers where rows between them are empty', async () => {
    const made = workbookOf({ sheets: [{ rows: [HEAD, row({}), [], row({ 0: 'B Two', 2: '@b', 1: '1991' })] }] });
    const { records } = await judgeSheet(made, TODAY);
    expect(records.map(({ record, outcome }) => [record, outcome])).toEqual([
      [1, 'imported'],
      [2, 'rejected'],
      [3, 'imported'],
    ]);
  });

  it('are judged like those of a text: dates, formulas, telephones', async () => {
    const [day, sum, plain, month] = await judged(
      [
        row({ 1: number(38304, 1), 5: number(46447, 1), 6: formula('WEBSERVICE("http://evil.example")', 'open file') }),
        row({ 0: formula('A1&"x"', 'John'), 2: number(447700900003) }),
        row({ 0: 'C Three', 1: number(32874), 2: '@c' }),
        row({ 0: 'D Four', 2: '@d', 5: number(46447, 2) }),
      ],
      { formats: ['yyyy-mm-dd', 'mmm-yy'] },
    );
    expect(day).toMatchObject({
      outcome: 'imported',
      values: { dob: '2004-11-13', deadline: '2027-03-01' },
      warnings: ['FORMULA_AS_TEXT'],
      kept: { note: '=WEBSERVICE("http://evil.example")' },
    });
    expect(sum).toMatchObject({ reasons: ['NAME_NOT_A_NAME'], kept: { name: '=A1&"x"', contact: '447700900003' } });
    expect(plain!.reasons).toEqual(['INVALID_DATE:dob']);
    expect(month).toMatchObject({ reasons: ['VAGUE_DATE:deadline'], values: { deadline: '2027-03-31' } });
  });

  it('that are hidden are rejected, and told, unless they are asked for', async () => {
    const cells = (r: number, name: string) =>
      `<row r="${r}"${r === 3 ? ' hidden="1"' : ''}>${['Name', name, 'y']
        .map(
          (text, place) =>
            `<c r="${'ABC'[place]}${r}" t="str"><v>${r === 1 ? HEAD[[0, 2, 7][place]!] : text + r}</v></c>`,
        )
        .join('')}</row>`;
    const xml = cells(1, '') + cells(2, '@one.') + cells(3, '@two.') + cells(4, '@three.');
    const bytes = workbookOf({ sheets: [{ xml: xml.replace(/y([234])</g, 'y<') }] });
    const { sheet, records } = await judgeSheet(bytes, TODAY);
    expect(sheet.hidden.rows).toEqual([2]);
    expect(records.map(({ reasons }) => reasons)).toEqual([[], ['HIDDEN_ROW'], []]);
    const all = await judgeSheet(bytes, TODAY, { hiddenRows: true });
    expect(all.records.map(({ outcome }) => outcome)).toEqual(['imported', 'imported', 'imported']);
  });
});

describe('the sheets of a workbook', () => {
  const cases = { name: 'Cases', rows: [HEAD, row({})] };
  const other = {
    name: 'Volunteers',
    rows: [
      ['Volunteer', 'shift'],
      ['Zoe', 'Mon'],
    ],
  };
  const old = {
    name: 'Old & gone',
    state: 'veryHidden' as const,
    rows: [HEAD, row({ 0: 'Old One' }), row({ 0: 'Old Two' })],
  };

  it('are chosen by their headings; the others are told', async () => {
    const sheet = await readSheet(workbookOf({ sheets: [other, cases, old] }));
    expect(sheet).toMatchObject({ name: 'Cases', otherSheets: ['Volunteers'], hidden: { sheets: ['Old & gone'] } });
  });

  it('are never a hidden one, unless somebody names it', async () => {
    const { rows } = await readSheet(workbookOf({ sheets: [old, other] }));
    expect(JSON.stringify(rows)).not.toContain('Old One');
    const hidden = await readSheet(workbookOf({ sheets: [old, other] }), { sheet: 'old & gone' });
    expect(hidden.rows).toHaveLength(3);
    expect(await refusal(workbookOf({ sheets: [old] }))).toMatch(/hidden/);
  });

  it('are named when the wanted one is not there', async () =>
    expect(await refusal(workbookOf({ sheets: [cases, other, old] }), { sheet: 'Fälle' })).toBe(
      'The workbook has no sheet of that name. It has "Cases", "Volunteers".',
    ));
});

describe('a hidden column', () => {
  const before = '<cols><col min="3" max="4" hidden="1"/><col min="20" max="16384" hidden="1"/></cols>';
  const bytes = workbookOf({ sheets: [{ before, rows: [HEAD, row({})] }] });

  it('is told with its place, and leaves nothing', async () => {
    const { sheet, records } = await judgeSheet(bytes, TODAY);
    expect(sheet.hidden.columns).toEqual([2, 3]);
    expect(records[0]!.row).not.toHaveProperty('contact');
    expect(JSON.stringify(records)).not.toMatch(/abc\.1|France/);
  });

  it('is read alone where it alone is asked for', async () => {
    const { records } = await judgeSheet(bytes, TODAY, { hiddenColumns: [2] });
    expect(records[0]!.row).toMatchObject({ contact: '@abc.1' });
    expect(records[0]!.row).not.toHaveProperty('country_now');
  });
});

describe('what a person says of the columns', () => {
  const text = 'Wer,Geboren,Ziffer,Wo,Was,Bis,Quatsch,Ja?\nA One,1990-01-02,@abc.1,France,AWOL,2027-03-01,zz,y\n';

  it('goes before what we guess', async () => {
    const mapping = {
      0: 'name',
      2: 'contact',
      3: 'country_now',
      4: 'status',
      5: 'deadline',
      6: 'leave_out',
      7: 'consent',
    } as const;
    const { records } = await judgeSheet(Buffer.from(text), TODAY, { mapping });
    expect(records[0]).toMatchObject({
      outcome: 'imported',
      values: { dob: '1990-01-02', country_now: 'FR', deadline: '2027-03-01', consent: 'yes' },
      kept: { name: 'A One', contact: '@abc.1', firstNote: '' },
    });
    expect(JSON.stringify(records)).not.toContain('zz');
  });

  it('may not leave out the consent', async () =>
    expect(await refusal(Buffer.from(text), { mapping: { 0: 'name', 2: 'contact', 3: 'extra', 7: 'extra' } })).toMatch(
      /consent/,
    ));

  it('may give a column another sense than its heading has', async () => {
    const swapped = 'Name,Contact,notes,consent\n@abc.1,A One,n,y\n';
    const { records } = await judgeSheet(Buffer.from(swapped), TODAY, { mapping: { 0: 'contact', 1: 'name' } });
    expect(records[0]!.kept).toMatchObject({ name: 'A One', contact: '@abc.1' });
  });
});
