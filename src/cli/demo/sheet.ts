import { type Dice, dice } from './dice.js';
import { CAST, CODES, HEADINGS, NOTES } from './sheet-words.js';

/**
 * An invented case spreadsheet as groups keep them: the 16 columns, several languages, and the usual disorder. Every name
 * is a placeholder, every number lies in a range reserved for fiction, every mail is at example.org. The same count, seed
 * and day (`YYYY-MM-DD`) give the same sheet.
 */
export function demoSheet(count: number, seed: number, today: string): string {
  const draw = dice(seed);
  const rows: string[][] = [];
  const people: Person[] = [];
  for (let index = 0; index < count; index += 1) {
    const known = people.length > 5 && draw.chance(0.05) ? draw.one(people) : undefined;
    const person = known ? again(known, draw) : invent(index, draw, today);
    if (!known) people.push(person);
    if (draw.chance(0.008)) rows.push(HEADINGS.map((_, place) => (place === 2 ? draw.one(['', ' ']) : '')));
    else if (draw.chance(0.006))
      rows.push([draw.one(['BERLIN GROUP', 'TBILISI', 'new ones']), ...HEADINGS.slice(1).map(() => '')]);
    else if (index === 100) rows.push([...HEADINGS]);
    else rows.push(record(index, person, draw, today));
  }
  return [HEADINGS, ...rows].map((row) => row.map(quoted).join(',')).join('\n') + '\n';
}

interface Person {
  spellings: string[];
  /** Birth date, `YYYY-MM-DD`. */
  dob: string;
  contact: string;
  citizenship: string;
  lang: string;
}

function invent(index: number, draw: Dice, today: string): Person {
  const people = draw.one(CAST);
  const [given, family] = [draw.one(people.given), draw.one(people.family)];
  const spellings = given.flatMap((name, script) => {
    const surname = family[script] ?? family[0]!;
    return people.together
      ? [`${surname}${script === 0 ? ' ' : ''}${name}`]
      : [`${name} ${surname}`, `${surname}, ${name}`];
  });
  const youngest = draw.chance(0.015) ? 17 : 19;
  const dob = dayBefore(today, Math.floor((youngest + draw.below(28)) * 365.25) + draw.below(360));
  return { spellings, dob, contact: contactOf(index, draw), citizenship: people.country, lang: people.lang };
}

/** The same person once more: another spelling or script, and often the same contact, written another way. */
function again(person: Person, draw: Dice): Person {
  const contact = draw.chance(0.6) ? person.contact.replace(/[ -]/g, '').replace(/^\+/, '00') : '';
  return { ...person, spellings: [draw.one(person.spellings)], contact };
}

function contactOf(index: number, draw: Dice): string {
  const four = String(index % 10_000).padStart(4, '0');
  const many = `+999 20${Math.floor(index / 10_000)} ${four}`;
  return draw.one([
    many,
    many,
    many,
    `@made.up.${four}.${Math.floor(index / 10_000)}`,
    `Signal ${many}`,
    `desk${index}@example.org`,
    '',
  ]);
}

function record(index: number, person: Person, draw: Dice, today: string): string[] {
  const refused = draw.chance(0.03);
  const vague = draw.chance(0.05);
  const grounds = draw.chance(0.15) ? `${draw.one(CODES.why)} + ${draw.one(CODES.why)}` : draw.one(CODES.why);
  return [
    draw.chance(0.08) ? '' : String(index + 1),
    nameAsTyped(person, draw),
    draw.chance(0.06) ? person.dob.slice(0, 4) : written(person.dob, draw, 0.05),
    person.contact,
    written(dayBefore(today, draw.below(600)), draw, 0.03),
    draw.chance(0.03) ? draw.one(CODES.nowhere) : draw.one(CODES.hosts),
    draw.chance(0.03) ? '' : draw.one(CODES.countries[person.citizenship]!),
    draw.one(CODES.branch) + (draw.chance(0.08) ? ', unit 00000' : ''),
    draw.chance(0.03) ? draw.one(['see mail', 'tbd', '??']) : draw.one(CODES.status),
    draw.chance(0.06) ? '' : grounds,
    vague ? draw.one(['ASAP', 'end of March', 'Ende Mai', 'через 2 недели']) : deadline(draw, today),
    draw.one(['', 'no', 'нужен', 'yes - lawyer 4', 'asked lawyer 5']),
    draw.chance(0.2) ? `${draw.one(NOTES)}\n- ${draw.one(NOTES)}` : draw.one(['', ...NOTES]),
    person.lang,
    refused ? draw.one(['no', 'нет', 'NO!!']) : draw.chance(0.07) ? draw.one(['', '?', 'later']) : draw.one(CODES.yes),
    draw.one(['', 'vol. C', 'vol. D', 'night team']),
  ];
}

function nameAsTyped(person: Person, draw: Dice): string {
  const name = draw.one(person.spellings);
  if (draw.chance(0.01)) return `${name.slice(0, 2)}\u200b${name.slice(2)}`;
  if (draw.chance(0.03) && person.contact) return '';
  return draw.chance(0.1) ? name.toUpperCase() : name;
}

/** Past, within two weeks, or far; most people have none. */
function deadline(draw: Dice, today: string): string {
  if (draw.chance(0.5)) return '';
  const days = draw.one([-draw.below(60) - 1, draw.below(15), draw.below(15), 15 + draw.below(200)]);
  return (draw.chance(0.1) ? 'before ' : '') + written(dayBefore(today, -days), draw, 0.03);
}

/** A day in one of the styles of the sheets; now and then one that two people read differently. */
function written(day: string, draw: Dice, unclear: number): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  const [m, d] = [Number(month), Number(date)];
  if (draw.chance(unclear)) return `${m}/${d}/${year}`;
  return draw.one([
    day,
    day,
    `${date}.${month}.${year}`,
    `${d}.${m}.${year}`,
    `${date}.${month}.${year.slice(2)}`,
    `${d} ${CODES.months[m - 1]} ${year}`,
    `${d} ${CODES.genitives[m - 1]} ${year}`,
  ]);
}

function dayBefore(today: string, days: number): string {
  const then = new Date(`${today}T00:00:00Z`);
  then.setUTCDate(then.getUTCDate() - days);
  return then.toISOString().slice(0, 10);
}

const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
