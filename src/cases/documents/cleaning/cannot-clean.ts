/** A file that is not kept. The message says what is wrong and what to do, and never names the file. */
export class CannotClean extends Error {}
