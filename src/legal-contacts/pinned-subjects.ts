/** Which accounts' keys the asker's desks have pinned: told by voice, so that something may be sealed to them. */
export abstract class PinnedSubjects {
  /** Of these accounts, those that are pinned. */
  abstract among(accountIds: string[]): Promise<Set<string>>;
}
