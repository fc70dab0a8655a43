/** The whole file cannot be judged. The message is a plain sentence that says what to do; it never quotes a person's cell. */
export class SheetUnreadable extends Error {
  override name = 'SheetUnreadable';
}
