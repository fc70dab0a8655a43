/** A code for a mail address, `7QK2-M9XA-4C0D`: 60 bits, for a day. */
export const CODE_LETTERS = 12;
export const CODE_HOURS = 24;
export const CODE_TRIES = 5;
/** How many addresses an account may try in a day. */
export const ASKS_A_DAY = 3;

/** `sent` means that a code may be on its way: whether one is, is not told. */
export type AddressState = 'asked' | 'sending' | 'sent' | 'confirmed' | 'refused';
