/** What is known of who the person is (class S3). Any of it may be missing. */
export interface Identity {
  legal_name?: string;
  /** `1998-03-02`, or a year alone, as far as it is known. */
  birth_date?: string;
  contacts?: { channel: string; handle: string }[];
}
