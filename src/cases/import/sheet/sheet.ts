/** What was read from a file: the cells of one sheet as text, and what a person should know about where they come from. */
export interface Sheet {
  format: 'csv' | 'xlsx';
  /** How the file was read, for the person who brings it: "CSV with semicolons, Windows-1251". */
  readAs: string;
  /** The name of the sheet in its workbook. */
  name?: string;
  /** Other sheets of the workbook that everybody sees. */
  otherSheets: string[];
  /** What the workbook does not show. Hidden cells stand in `rows`; nobody imports them without having asked for them. */
  hidden: {
    sheets: string[];
    /** Places of columns, from 0. */
    columns: number[];
    /** Indices into `rows`. */
    rows: number[];
  };
  /** Every row of the sheet from its first one, headings included. Short rows end early; absent cells are ''. */
  rows: string[][];
}

export interface ReadingOptions {
  /** Which sheet of a workbook; without it the one sheet with cases that is not hidden. */
  sheet?: string;
  /** The encoding of a text, as `TextDecoder` names it; without it, it is guessed when it is certain. */
  encoding?: string;
}
