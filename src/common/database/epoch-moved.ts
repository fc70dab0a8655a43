/** A desk's key was renewed while this transaction was under way. Begun again, it finds the new one. */
export class EpochMoved extends Error {
  constructor() {
    super('The key of this desk has just been renewed.');
    this.name = 'EpochMoved';
  }
}
