/** The actor has not typed the six words of this desk's key, or it has changed without following from the one they confirmed. */
export class DeskNotConfirmed extends Error {
  constructor(readonly deskId: string) {
    super(
      'You have not confirmed the key of this desk. Ask a coordinator for its six check words, by voice, and type them first. If you had confirmed it before, raise the alarm.',
    );
    this.name = 'DeskNotConfirmed';
  }
}
