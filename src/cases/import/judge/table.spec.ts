import { judgeSheet, SheetUnreadable } from './judge.js';

const TODAY = '2026-11-22';
const HEAD = 'Nr,Name,DOB,Phone,Country (now),status,deadline,lang,consent y/n';
const judge = async (text: string | Uint8Array) =>
  (await judgeSheet(typeof text === 'string' ? Buffer.from(text) : text, TODAY)).records;
const refusal = async (text: string | Uint8Array) => {
  try {
    await judge(text);
  } catch (error) {
    return error instanceof SheetUnreadable ? error.message : `crash: ${String(error)}`;
  }
  return 'it was read';
};

describe('a file that is no sheet', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['empty', '', /empty/],
    ['blank', ' \n\u00a0\n', /empty/],
    ['headings only', `${HEAD}\n`, /no records/],
    ['a workbook', Buffer.from('PK\x03\x04rest'), /workbook/],
    ['binary', Uint8Array.from({ length: 5000 }, (_, index) => (index * 37) % 256), /not text|not plain text/],
    ['an old code page', Buffer.from([...Buffer.from(`${HEAD}\n1,`), 0xcf, 0xf0, 0xe8, 0xff, 0xe9]), /UTF-8/],
    ['NULs', `${HEAD}\n1,A\0B`, /plain text/],
    ['half a UTF-16 character', Buffer.from([0xff, 0xfe, 0x4e]), /UTF-8/],
    ['prose', 'Dear all,\nhere is the list; it has tabs\tand commas.\n', /row of headings/],
    ['an open quotation mark', `${HEAD}\n1,"A,2000-01-01,@abc,FR,AWOL,,fr,y\n2,B`, /quotation mark/],
    ['ten thousand columns', `${HEAD}${',x'.repeat(10_000)}\n1`, /200 columns/],
    ['a record of 3 MB', `${HEAD}\n1,"${'x'.repeat(3_000_000)}",,,,,,,y`, /2 MB/],
    ['a cell of 100,001 characters', `${HEAD}\n1,"${'x'.repeat(100_001)}",,,,,,,y`, /record 1 has more than 100000/],
    ['a shifted row', `${HEAD}\n1,Doe, Jane,2000-01-01,@abc,FR,AWOL,,fr,no`, /record 1/],
    [
      'a row one blank cell longer than the others',
      `${HEAD}\n${`1,A,1990,@abc,FR,AWOL,,fr,no\n`.repeat(30)}1,Doe, J,1990,@abc,FR,AWOL,,ja,\n`,
      /record 31/,
    ],
    [
      'a cell that holds rows',
      `${HEAD}\n1,"A,1990,@abc,FR,AWOL,,fr,no\n2,"B" C,1991,@b,FR,AWOL,,fr,y`,
      /record 1 holds/,
    ],
    ['no consent column', 'Name,DOB,Phone,notes\nA,2000-01-01,@abc,', /consent/],
    [
      'an unknown heading where the deadline may be',
      `${HEAD.replace('deadline', 'Stichtag')}\n1,A`,
      /deadline.*"Stichtag"/,
    ],
  ])('%s is refused in a sentence', async (_, bytes, sentence) => expect(await refusal(bytes)).toMatch(sentence));
});

describe('a sheet in another shape', () => {
  const row = { Name: 'A One', Телефон: '@abc.1', Гражданство: 'Россия', согласие: 'да', Geburtsdatum: '1.2.1990' };

  it('finds its columns by their headings, in any order and language', async () => {
    const text = `${Object.keys(row).join(';')}\r\n${Object.values(row).join(';')}\r\n`;
    expect((await judge(text))[0]).toMatchObject({
      outcome: 'imported',
      values: { dob: '1990-02-01', citizenship: 'RU' },
      kept: { contact: '@abc.1' },
    });
  });

  it('keeps the text of columns it does not know in the first note', async () => {
    const [record] = await judge(
      `${HEAD},city,lawyer?,notes\n7,A,1990,@abc,FR,AWOL,,fr,y,Lyon,asked 2,two\nlines\n`.replace(
        'two\nlines',
        '"two\nlines"',
      ),
    );
    expect(record!.kept!.firstNote).toBe('Nr: 7\nLawyer: asked 2\ncity: Lyon\n\ntwo\nlines');
  });

  it('passes lines of title, and joins two columns of a name', async () => {
    const text = `Cases of our group,,,,\n,,,,\nVorname,Nachname,Geburtsdatum,Telefon,Einwilligung\nMax,Muster,1990,@abc,ja\n`;
    expect((await judge(text))[0]!.kept!.name).toBe('Max Muster');
  });

  it('reads UTF-16 of either order', async () => {
    const little = Buffer.from(`\ufeff${HEAD.replaceAll(',', '\t')}\n1\tЯ\t1990\t@abc\tFR\tAWOL\t\tfr\ty\n`, 'utf16le');
    const big = Buffer.from(little).swap16();
    const [record] = await judge(little);
    expect((await judge(big))[0]!.digest).toBe(record!.digest);
    expect(record!.kept!.name).toBe('Я');
  });

  it('sends what it cannot read of branch, grounds and language to the note, and asks nobody', async () => {
    const head = `${HEAD},branch,why refusing`;
    const [record] = await judge(`${head}\n1,A,1990,@abc,FR,AWOL,,Klingon,y,VDV 000 rgt,PTSD + a dream\n`);
    expect(record).toMatchObject({ outcome: 'imported', values: { grounds: ['health_mental'] } });
    expect(record!.values).not.toHaveProperty('lang', expect.anything());
    expect(record!.kept!.firstNote).toBe('Nr: 1\nBranch: VDV\nWhy refusing: PTSD + a dream\nLanguage: Klingon');
    expect(JSON.stringify(record!.kept)).not.toContain('000 rgt');
  });
});

describe('what a name may not do', () => {
  const named = async (name: string) => (await judge(`${HEAD}\n1,${name},1990-01-01,@abc,FR,AWOL,,fr,y\n`))[0]!;

  it.each([
    ['"John\u202egnp.exe"', ['BIDI_IN_NAME'], []],
    ['"=1+1"', ['NAME_NOT_A_NAME'], ['FORMULA_AS_TEXT']],
    ['"\u200b@SUM(A1)"', ['NAME_NOT_A_NAME'], ['FORMULA_AS_TEXT', 'INVISIBLE_CHARS_REMOVED']],
    ['<script>alert(1)</script> A', [], ['MARKUP_AS_TEXT']],
    ['Jo\u200b\u200dsé', [], ['INVISIBLE_CHARS_REMOVED']],
    ['می\u200cخواهم 👨\u200d👩\u200d👧', [], []],
    ['', [], ['NO_NAME']],
  ])('%j', async (name, reasons, warnings) => {
    const judged = await named(name);
    expect([judged.reasons, judged.warnings]).toEqual([reasons, warnings]);
    expect(judged.kept!.name ?? '').not.toMatch(/[\u200b\u202e]/);
  });
});
