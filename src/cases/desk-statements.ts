/** A quarter that a desk has still to state. */
export interface StatementToSend {
  deskId: string;
  /** `July to September 2027` */
  quarter: string;
  /** The last day on which it is in. */
  until: string;
}

/** What the day of a coordinator needs of statistics. Statistics know cases, not the other way: they answer this. */
export abstract class DeskStatements {
  /** Of desks whose closed quarter is not stated, until its cut-off. It follows from the calendar and from who has sent, never from a case. */
  abstract toSend(deskIds: string[]): Promise<StatementToSend[]>;
}
