import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { judgeSheet, SheetUnreadable } from '../../src/cases/import/judge/judge.js';
import { workSince } from './cpu.js';
import { dice, type Dice } from '../support/dice.js';

/**
 * Sheets nobody has seen, made here with their truth: columns in any order, known spellings, certain styles of dates, and
 * at most one defect a row. What the judge says has to be the truth; and whatever bytes it gets, it never falls over.
 */
const FIXTURES = new URL('../fixtures/cases/', import.meta.url);
const TODAY = '2026-11-22';

type Spelling = { field: string; text: string; code: string };
const lexicon: Spelling[] = parse(readFileSync(new URL('import-lexicon.csv', FIXTURES)), { columns: true });
const spellings = (field: string) => lexicon.filter((entry) => entry.field === field && entry.text !== '');

const HEADINGS: Record<string, string[]> = {
  nr: ['Nr', '№', '#'],
  name: ['Name / имя', 'NAME', 'ФИО', 'Full name'],
  dob: ['DOB', 'Geburtsdatum', 'дата рождения', 'Date of birth'],
  contact: ['Phone/Signal', 'Телефон', 'contact', 'Phone / E-Mail'],
  came: ['Came to us', 'Erstkontakt', 'дата обращения'],
  country_now: ['Country (now)', 'Страна', 'Pays actuel', 'COUNTRY NOW'],
  citizenship: ['Citizenship', 'nationality', 'гражданство'],
  branch: ['Unit/branch', 'род войск', 'Branch'],
  status: ['status', 'Статус', 'STATUS:'],
  why: ['why refusing', 'Reason', 'причина'],
  deadline: ['deadline!!', 'Frist', 'Срок', 'Due date'],
  notes: ['notes', 'Примечания', 'Bemerkungen'],
  lang: ['lang', 'Sprache', 'язык'],
  consent: ['consent y/n', 'Согласие (да/нет)', 'Einwilligung'],
};

const MONTHS = {
  en: 'January February March April May June July August September October November December'.split(' '),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  uk: 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня'.split(' '),
};

function written(day: string, draw: Dice): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  const name = draw.one(Object.values(MONTHS))[Number(month) - 1]!;
  const styles = [
    day,
    `${date}.${month}.${year}`,
    `${Number(date)}.${Number(month)}.${year}`,
    `${Number(date)} ${name} ${year}`,
    `${MONTHS.en[Number(month) - 1]!.slice(0, 3)} ${Number(date)}, ${year}`,
    `${year}/${month}/${date}`,
    `${year}年${Number(month)}月${Number(date)}日`,
    `\u00a0${day} 00:00`,
  ];
  if (Number(date) > 12)
    styles.push(`${date}/${month}/${year}`, `${month}/${date}/${year}`, `${date}-${month}-${year}`);
  return draw.one(styles);
}

const dayIn = (from: number, to: number, draw: Dice) =>
  `${from + draw.below(to - from)}-${String(1 + draw.below(12)).padStart(2, '0')}-${String(1 + draw.below(28)).padStart(2, '0')}`;

interface Truth {
  outcome: string;
  reasons: string[];
  values: Record<string, unknown>;
}

const DEFECTS: [reason: string, column: string, cells: string[], value?: string][] = [
  ['AMBIGUOUS_DATE:dob', 'dob', ['3/4/1990', '04/03/90', '05-06-1991'], 'dob'],
  ['INVALID_DATE:dob', 'dob', ['31.04.1990', '1990-02-30', '2031-01-01', '32874', 'spring'], 'dob'],
  ['AMBIGUOUS_DATE:came', 'came', ['3/4/2025'], 'came_to_us'],
  ['INVALID_DATE:came', 'came', ['30/02/24', '00.00.0000'], 'came_to_us'],
  [
    'UNKNOWN_COUNTRY:now',
    'country_now',
    ['Kaukasus', 'Schengen', 'on the way', 'DE or FR', 'Germanyy', '?'],
    'country_now',
  ],
  ['UNKNOWN_COUNTRY:citizenship', 'citizenship', ['stateless?', 'both', 'Russia/Ukraine'], 'citizenship'],
  ['STATUS_UNMAPPED', 'status', ['see mail', 'tbd', 'AWOL or deserter', '🤷'], 'refusal_status'],
  ['VAGUE_DATE:deadline', 'deadline', ['ASAP', 'next week', 'через неделю', 'bald'], 'deadline'],
  ['INVALID_DATE:deadline', 'deadline', ['31.11.2026', '2026-13-05'], 'deadline'],
  ['CONSENT_MISSING', 'consent', ['', '?', 'later', 'y?', 'maybe']],
];

function sheet(seed: number): { bytes: Buffer; truths: Truth[] } {
  const draw = dice(seed);
  const columns = draw.shuffled(Object.keys(HEADINGS));
  const delimiter = draw.one([',', ';', '\t']);
  const ending = draw.one(['\n', '\r\n']);
  const lines = [columns.map((column) => draw.one(HEADINGS[column]!))];
  const truths: Truth[] = [];
  for (let row = 0; row < 60; row += 1) {
    const { cells, truth } = record(seed * 1000 + row, draw);
    lines.push(columns.map((column) => cells[column] ?? ''));
    truths.push(truth);
  }
  const quoted = (cell: string) =>
    /[",;\t\r\n]/.test(cell) || draw.chance(0.1) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const text = lines.map((cells) => cells.map(quoted).join(delimiter)).join(ending) + ending;
  const bytes = draw.one([
    () => Buffer.from(text),
    () => Buffer.from(`\ufeff${text}`),
    () => Buffer.from(`\ufeff${text}`, 'utf16le'),
    () => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  ])();
  return { bytes, truths };
}

function record(number: number, draw: Dice): { cells: Record<string, string>; truth: Truth } {
  const pick = (field: string, codes?: string[]) =>
    draw.one(spellings(field).filter(({ code }) => !codes || codes.includes(code)));
  const [now, citizenship, branch, status, lang] = ['country', 'country', 'branch', 'status', 'lang'].map((field) =>
    pick(field),
  );
  const grounds = draw.shuffled(spellings('why')).slice(0, 1 + draw.below(2));
  const [dob, came, deadline] = [dayIn(1970, 2006, draw), dayIn(2023, 2026, draw), dayIn(2027, 2029, draw)];
  const consent = pick('consent', ['yes']);
  const dress = (text: string) =>
    draw.one([
      text,
      text,
      ` ${text} `,
      text.toUpperCase().length === text.length ? text.toUpperCase() : text,
      `${text}\u200b`,
    ]);
  const cells: Record<string, string> = {
    nr: String(number),
    // Unlike each other in every sound, so that nobody is anybody's double.
    name: `${letters(number)} Invented`,
    dob: written(dob, draw),
    contact: `@invented.${number}`,
    came: written(came, draw),
    country_now: dress(now!.text),
    citizenship: dress(citizenship!.text),
    branch: dress(branch!.text) + (draw.chance(0.2) ? ', в/ч 00000' : ''),
    status: dress(status!.text),
    why: grounds.map(({ text }) => text).join(' + '),
    deadline: draw.one(['', 'by ', 'до ', 'bis ']) + written(deadline, draw).trim(),
    notes: draw.one(['', 'a, b; c\td', '"quoted"\nand broken', '👍']),
    lang: dress(lang!.text),
    consent: dress(consent.text),
  };
  const values: Record<string, unknown> = {
    dob,
    came_to_us: came,
    country_now: now!.code,
    citizenship: citizenship!.code,
    branch: branch!.code,
    refusal_status: status!.code,
    grounds: [...new Set(grounds.map(({ code }) => code))],
    deadline,
    lang: lang!.code,
    consent: 'yes',
  };
  const truth: Truth = { outcome: 'imported', reasons: [], values };
  if (draw.chance(0.05)) {
    cells.consent = draw.one(['no', 'НЕТ', 'N', 'nein!', 'NO!!']);
    return { cells, truth: { outcome: 'rejected', reasons: ['CONSENT_REFUSED'], values: {} } };
  }
  if (draw.chance(0.4)) {
    const [reason, column, wrong, lost] = draw.one(DEFECTS);
    cells[column] = draw.one(wrong);
    truth.outcome = 'needs_review';
    truth.reasons = [reason];
    if (lost) delete values[lost];
    else values.consent = 'unknown';
  }
  return { cells, truth };
}

const letters = (number: number) =>
  [...String(number)].map((digit) => 'BaDeFoGuKiLoMuNaPeRiSoTu'.slice(Number(digit) * 2).slice(0, 2)).join('');

describe('sheets that nobody has seen', () => {
  it.each(Array.from({ length: 40 }, (_, index) => index + 1))('sheet %i is judged as it is', async (seed) => {
    const { bytes, truths } = sheet(seed);
    const { records } = await judgeSheet(bytes, TODAY);
    const seen = records.map(({ outcome, reasons, values }) => {
      const certain = { ...values, dob_precision: undefined, deadline_precision: undefined };
      return { outcome, reasons, values: JSON.parse(JSON.stringify(certain)) as object };
    });
    expect(seen).toEqual(truths);
  });
});

describe('a spoiled sheet', () => {
  const sample = readFileSync(new URL('cases-sample.csv', FIXTURES));

  it.each(Array.from({ length: 60 }, (_, index) => index + 1))(
    'is judged or refused in a sentence (%i)',
    async (seed) => {
      const draw = dice(seed);
      const bytes = Buffer.from(sample.subarray(0, draw.chance(0.3) ? draw.below(sample.length) : sample.length));
      const nasty = [...Buffer.from('",;\t\n\r\0=@'), 0xff, 0xfe, 0x80, 0x22, 0x22];
      for (let spoiled = 0; spoiled < 1 + draw.below(40); spoiled += 1)
        bytes[draw.below(bytes.length)] = draw.one(nasty);
      try {
        const { records } = await judgeSheet(bytes, TODAY);
        expect(records.length).toBeLessThan(2000);
      } catch (error) {
        expect(error).toBeInstanceOf(SheetUnreadable);
        expect((error as Error).message).toMatch(/^[A-Z].*\.$/);
      }
    },
  );

  it('is judged within seconds, however long its cells and however alike its people', async () => {
    const head = 'Name,DOB,Phone,Country (now),status,why refusing,deadline,lang,Unit/branch,notes,consent y/n';
    const long = ['(', '+ ', '1.', 'by ', ', ', '@', '<', '/'].map((piece) => piece.repeat(100_000 / piece.length));
    const rows = long.map((cell) => Array.from({ length: 10 }, () => `"${cell}"`).join(',') + ',y');
    const alike = Array.from(
      { length: 3000 },
      (_, index) => `Name ${letters(index)},1990-01-01,@n${index},FR,AWOL,,,fr,,,y`,
    );
    const work = workSince();
    await judgeSheet(Buffer.from([head, ...rows, ...alike].join('\n')), TODAY);
    expect(work()).toBeLessThan(10_000);
  });
});
