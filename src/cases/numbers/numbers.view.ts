/** Exact numbers of one desk, counted when they are asked for and kept nowhere. */
export interface DeskNumbers {
  id: string;
  name: string;
  now: { enquiry: number; open: number; closed: number };
  /** The running week first; each by its Monday. */
  weeks: { monday: string; came: number; opened: number; closed: number }[];
  /** Of what was closed in these weeks. */
  outcomes: { what: string; count: number }[];
  achieved: { what: string; count: number }[];
  /** Closed without having been a case. */
  advised: number;
  /** Of what is not closed. Without a handle: held by nobody. */
  holders: { handle: string | null; enquiries: number; open: number; late: number }[];
}
