import type { PlannedLine } from '../release/release.view.js';

/** `GET /plans` */
export interface PlansView {
  /** Requests in a quarter for which the figures are made up, and those that can be asked for. */
  size: number;
  sizes: readonly number[];
  plans: ExplainedPlan[];
  /** Newest first. */
  adopted: AdoptedLine[];
}

export interface ExplainedPlan {
  id: string;
  name: string;
  about: string[];
  /** Of the lifetime budget, in thousandths: what the tables of each event cost. */
  spent: { intake: number; outcome: number };
  budget: number;
  /** From an even chance, somebody can be at most so sure; in percent. */
  sure: number;
  odds: number;
  /** It was made for so many requests. */
  fits: boolean;
  tables: ExplainedTable[];
}

export interface ExplainedTable extends PlannedLine {
  /** Of the rows with at least 10, the part that is printed; from made-up figures. */
  printed: number;
  /** How far those are off, by the median, as a part of the count. */
  error: number;
}

export interface AdoptedLine {
  name: string;
  version: number;
  first_period: string;
  adopted_on: string;
  /** Handle; null where it is not known any more. */
  adopted_by: string | null;
  sha256: string;
}
