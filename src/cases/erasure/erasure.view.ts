export const ERASURE_STATES = ['pending', 'cleaned', 'proved'] as const;
export const ERASURE_REASONS = ['retention', 'asked'] as const;

/** That something was erased: nothing of what. */
export type ErasureLine = {
  /** The random id that the case had. */
  id: string;
  desk: string;
  erased_on: string;
  why: (typeof ERASURE_REASONS)[number];
  /** The person too: no other case of theirs remained. */
  person: boolean;
  /** Other cases and sheets of the desk may still mention it. */
  traces_left: boolean;
  /** `proved`: its keys are nowhere in the data directory. `cleaned`: the steps were done, and nobody could look. */
  state: (typeof ERASURE_STATES)[number];
  settled_on: string | null;
};

/** `GET /erasures` */
export interface ErasuresView {
  items: ErasureLine[];
  more: boolean;
}

/** `GET /cases/:id/erasure` */
export interface ErasureForm {
  id: string;
  reference: string;
  pseudonym: string;
  person: boolean;
  merged_into: { id: string; reference: string } | null;
  /** References of the cases that went into it, and go with it. */
  merged_from: string[];
  referred_to: string[];
  /** Names of those without an account who hold a packet: afterwards nobody here knows who they are. */
  held_outside: string[];
}
