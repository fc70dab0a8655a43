import { readFileSync } from 'node:fs';

/** What a code of the table lets somebody read, in the words of `Marks` (moments.ts). The legend of docs/threat-model.md says the same to people. */
export const CODES: Record<string, readonly string[]> = {
  D: [
    'reference',
    'pseudonym',
    'facts',
    'summary',
    'note of the desk',
    'note for a lawyer',
    'safe contact',
    'reason of an opening',
    'end of a referral',
    'question of the lawyer',
    'answer of the desk',
    'report of the lawyer',
  ],
  R: ['name, with a reason', 'contact, with a reason'],
  N: ['name'],
  C: ['contact'],
  P: ['facts', 'week of the deadline', 'end of a referral'],
  K: ['summary', 'note for a lawyer'],
  X: ['question of the lawyer', 'answer of the desk', 'report of the lawyer'],
  E: ['end of a referral'],
  T: ['reason of an opening'],
  I: ['reference', 'end of a referral'],
  O: [
    'name',
    'contact',
    'note of the desk',
    'note for a lawyer',
    'reason of an opening',
    'question of the lawyer',
    'answer of the desk',
    'report of the lawyer',
  ],
  B: ['reference', 'pseudonym', 'facts', 'summary', 'note of the desk', 'note for a lawyer'],
  M: ['that it was counted'],
  Q: ["its desk's counts of the quarter"],
  Y: ["its desk's counts of the year"],
  '-': [],
};

export interface Cell {
  row: string;
  moment: string;
  codes: string;
}

/** The table as it stands in the document, cell by cell. @throws when there is none, or a line of it has another number of cells */
export function cellsOfTable(): { rows: string[]; moments: string[]; cells: Cell[] } {
  const text = readFileSync(new URL('../../docs/threat-model.md', import.meta.url), 'utf8');
  const section = /^## Who can read what at which moment$([^]*?)^## /m.exec(text)?.[1] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  const [head, rule, ...body] = lines.slice(lines.findIndex((line) => cellsOf(line).includes('intake'))).map(cellsOf);
  if (!head || !rule?.every((cell) => /^:?-+:?$/.test(cell)))
    throw new Error('docs/threat-model.md has lost its table.');
  const moments = head.slice(1);
  const cells = body.flatMap(([row = '', ...codes]) => {
    if (codes.length !== moments.length) throw new Error(`The row "${row}" has ${codes.length} cells.`);
    return codes.map((written, at) => ({ row, moment: moments[at]!, codes: written }));
  });
  return { rows: body.map(([row = '']) => row), moments, cells };
}

/** What a cell says can be read. @throws on a code that no legend knows */
export function saidBy(codes: string): string[] {
  return codes.split(' ').flatMap((code) => {
    const said = CODES[code];
    if (!said) throw new Error(`The table has an unknown code: ${code}`);
    return [...said];
  });
}

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
