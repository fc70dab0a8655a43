import { label } from '../../reference/vocabulary.js';
import type { CaseSummary } from '../case.content.js';
import type { Case } from '../case.entity.js';
import { factLines, listOf } from '../facts-in-words.js';
import { caseStates } from '../views/case-words.js';

/** A case of the list, with the handle of whoever holds it. */
export interface ListLine {
  row: Case;
  summary: CaseSummary;
  holder: string;
}

const FACTS = [
  'Whose army',
  'Now in',
  'Citizenship',
  'Service',
  'Branch',
  'Refusal',
  'Grounds',
  'Main ground',
  'Speaks',
];

/** What a list may hold. None is a name or a contact: those are not in a summary. */
export const COLUMNS = [
  { code: 'reference', label: 'Reference', heading: ['Reference'], cells: ({ row }) => [row.reference] },
  { code: 'pseudonym', label: 'Pseudonym', heading: ['Pseudonym'], cells: ({ summary }) => [summary.pseudonym] },
  { code: 'state', label: 'State', heading: ['State'], cells: ({ row }) => [caseStates[row.state]] },
  { code: 'holder', label: 'Who holds it', heading: ['Held by'], cells: ({ holder }) => [holder] },
  {
    code: 'due',
    label: 'Nearest deadline',
    heading: ['Due on', 'What is due'],
    cells: ({ summary: { due } }) => (due[0] ? [due[0].on, label('deadline_kind', due[0].kind)] : ['', '']),
  },
  {
    code: 'facts',
    label: 'Facts',
    heading: FACTS,
    cells: ({ summary }) => {
      const said = new Map(factLines(summary.facts).map((line) => [line.label, line.text]));
      return FACTS.map((fact) => said.get(fact) ?? '');
    },
  },
  { code: 'needs', label: 'Needs', heading: ['Needs'], cells: ({ summary }) => [listOf('need_type', summary.needs)] },
] as const satisfies { code: string; label: string; heading: string[]; cells: (line: ListLine) => string[] }[];

export type Column = (typeof COLUMNS)[number]['code'];
export const COLUMN_CODES = COLUMNS.map(({ code }) => code);

const chosen = (columns: Column[]) => COLUMNS.filter(({ code }) => columns.includes(code));
export const headingOf = (columns: Column[]): string[] =>
  chosen(columns).flatMap(({ heading }) => heading as readonly string[]);
export const cellsOf = (columns: Column[], line: ListLine): string[] =>
  chosen(columns).flatMap(({ cells }) => cells(line));
