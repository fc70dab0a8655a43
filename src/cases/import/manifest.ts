export interface Counts {
  imported: number;
  needs_review: number;
  rejected: number;
  already_there: number;
}
export const NOTHING: Counts = { imported: 0, needs_review: 0, rejected: 0, already_there: 0 };

export const added = (some: Counts, more: Counts): Counts => ({
  imported: some.imported + more.imported,
  needs_review: some.needs_review + more.needs_review,
  rejected: some.rejected + more.rejected,
  already_there: some.already_there + more.already_there,
});
export const sumOf = ({ imported, needs_review, rejected, already_there }: Counts) =>
  imported + needs_review + rejected + already_there;

/** A record that came in: known again by the SHA-256 of its normalised cells. Once it is settled a row that waited has both ids. */
export interface Entry {
  digest: string;
  /** Its number in its sheet, to which other records of the sheet point. */
  record: number;
  case_id?: string;
  row_id?: string;
}

/** What a batch leaves, sealed under the desk's key. */
export interface Manifest {
  by: string;
  counts: Counts;
  entries: Entry[];
  /** In the first batch of several: all of them together. */
  whole?: Counts;
  /** In the first batch: how many records the sheet has, where that was known. */
  records?: number;
}
export interface KeptManifest extends Manifest {
  id: string;
  deskId: string;
  on: string;
  /** The first batch of its sheet; absent in the first. */
  batchOf?: string;
}
