/**
 * A sealed value did not open: another key, another place, or changed bytes; which of them cannot be told and must not be.
 * The message names the column, never a row or any content.
 */
export class CannotOpen extends Error {
  constructor(place?: { table: string; column: string }) {
    super(`A sealed value${place ? ` in ${place.table}.${place.column}` : ''} cannot be opened with this key.`);
    this.name = 'CannotOpen';
  }
}
