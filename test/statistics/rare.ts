import type { Act } from './history.js';

const entered = { do: 'enter', human: 0, on: '2027-02-01', open: true, counted: true, facts: {} } as const;
const state = (desk: string): Act => ({ do: 'state', desk, period: '2027-Q1', dies: false });

/** In two statements of one quarter already, recognised only then, and one of the two is sent anew. */
const inTwo = (first: string, second: string): Act[] => [
  { ...entered, record: 0, desk: 'desk-b' },
  { ...entered, record: 1, desk: 'desk-c' },
  state(first),
  state(second),
  { do: 'hand-on', record: 1, desk: 'desk-b' },
  { do: 'merge', record: 1, goes: 0, on: '2027-04-02' },
  state('desk-b'),
];

/** Histories that chance hardly ever writes. All that are entered are human being 0. */
export const RARE: Act[][] = [inTwo('desk-b', 'desk-c'), inTwo('desk-c', 'desk-b')];
