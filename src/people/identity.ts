/** What is known of who the person is (class S3). Any of it may be missing. */
export interface Identity {
  legal_name?: string;
  /** The same name in other spellings or scripts. */
  other_names?: string[];
  /** `1998-03-02`, or a year alone, as far as it is known. */
  birth_date?: string;
  /** What another source says of the day. */
  other_birth_dates?: string[];
  contacts?: { channel: string; handle: string }[];
}

/** All that a person's vault keeps: beside the identity, what somebody found out by comparing it with others. Ids of persons. */
export interface PersonVault extends Identity {
  /** Looked alike, and are somebody else. */
  different_from?: string[];
  /** The same human being, in another matter. */
  same_as?: string[];
  /** This person was entered twice, and goes on there: found, counted and shown there only. */
  merged_into?: string;
}
