/** A merged cell, by its first column and its rows. */
export interface Merge {
  place: number;
  from: number;
  to: number;
}

/** So many cells at most: a merge of a whole column is decoration. */
const MOST_ROWS_DOWN = 500;

/**
 * A merged cell belongs to every row it spans: one telephone beside two brothers is the telephone of both. To the right
 * it is not repeated: a title across the sheet is no value of other columns.
 */
export function fillDown(rows: string[][], merges: Merge[], count: (text: string) => void): void {
  for (const { place, from, to } of merges) {
    const text = rows[from]?.[place];
    if (!text || to - from >= MOST_ROWS_DOWN) continue;
    for (const cells of rows.slice(from + 1, to + 1)) {
      while (cells.length <= place) cells.push('');
      if (cells[place]) continue;
      cells[place] = text;
      count(text);
    }
  }
}
