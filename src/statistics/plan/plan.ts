/** What is counted once for a registration: that it came, and how it first ended. */
export type CountedEvent = 'intake' | 'outcome';
export type PeriodLength = 'quarter' | 'year';

export interface Plan {
  id: string;
  /** Goes up with every change; a change is a new file. */
  version: number;
  name: string;
  /** For whom it is and what it costs, in plain words. */
  about: string[];
  /** Requests a quarter, expected before anything was counted, for which it was made: from (inclusive) to (exclusive, or none). */
  expected: { from: number; to: number | null };
  /** Epsilon in thousandths: all that one registration may ever cost, over all its events and tables. */
  lifetime_budget: number;
  tables: PlannedTable[];
  /** By the name of the dimension. */
  code_lists: Record<string, CodeList>;
  /** Countries that have no row of their own, because too few people serve or live there. ISO 3166-1 alpha-2. */
  protected_countries: string[];
  population_floor: PopulationFloor;
  floor: Floor;
  calendar: Calendar;
  /** Absent only until they have been computed: a plan without them is not adopted. */
  quantiles?: Quantiles;
}

export interface PlannedTable {
  name: string;
  event: CountedEvent;
  period: PeriodLength;
  /** Names of code lists; none for a total. */
  dimensions: string[];
  /** In thousandths. */
  epsilon: number;
}

/** Codes in the order in which they are printed. Each value of the fact belongs to exactly one; the last takes all others and none. */
export interface CodeList {
  label: string;
  fact: string;
  /** The list of which this one is a coarser form: each of its codes takes whole codes of the other. */
  coarsens?: string;
  codes: PublicCode[];
}
export interface PublicCode {
  code: string;
  label: string;
  /** Values of the fact, or codes of the list that it coarsens; absent in the last code, which takes the rest. */
  of?: string[];
}

/** A country has a row of its own only where its armed forces are at least so strong, by a source that is named. */
export interface PopulationFloor {
  least: number;
  strengths: Record<string, { strength: number; year: number; source: string }>;
}

/** A number is printed where it is at least `least`, and at least `margins` times its margin. */
export interface Floor {
  least: number;
  margins: number;
}

/** Days and hours in UTC. */
export interface Calendar {
  /** `2026-Q1`: no period before it is drawn under this plan. */
  first_period: string;
  /** Statements are in until this hour, so many days after the last day of the period. */
  cut_off: { days: number; hour: number };
  /** So long after the cut-off it may be approved. At the end of it the two leads read what was drawn, whenever that was. */
  approval_days: number;
  /** So long after that the public reads it. */
  embargo_days: number;
}

export interface Quantiles {
  draws: number;
  seed: number;
  quarter: Record<string, TableQuantiles>;
  /** A year whose four quarters are published: its tables agree with them. */
  year: Record<string, TableQuantiles>;
  /** A year of which a quarter was not published: its tables agree with each other. */
  year_alone: Record<string, TableQuantiles>;
  /** Of sums of so many quarters of a table of quarters: by their number. The difference of two has that of a sum of two. */
  sums: Record<string, Record<string, number[]>>;
}

export interface TableQuantiles {
  /**
   * By the first code of the cell, or under `*` where all cells have the same error: at place k - 1 what the error stays within at
   * level 0.05 x k / cells, for a table of which k cells are printed.
   */
  error: Record<string, number[]>;
  /** At place u - 1: what the error of u cells together stays within at level 0.05. Empty for a table of two dimensions. */
  rest: number[];
}
