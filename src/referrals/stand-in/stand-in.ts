/** Somebody stands in for a lawyer who is away, until a day. */
export interface StandIn {
  id: string;
  organisation_id: string;
  /** Who is away. */
  account_id: string;
  stand_in_id: string;
  from_on: string;
  /** The last day. */
  until_on: string;
}

/** No absence stands longer without being looked at again. */
export const LONGEST_ABSENCE_DAYS = 60;

export const OF_A_STAND_IN = `s.id, s.organisation_id, s.account_id, s.stand_in_id, s.from_on::text, s.until_on::text`;
