import { acting, type Person } from '../../src/cli/demo/cast.js';
import { Ceremonies, subjectOf } from '../../src/organisations/ceremonies.service.js';
import { checkWords } from '../../src/vault/check-words.js';
import { subjectDigest } from '../../src/vault/pin.js';
import type { RunningApp } from '../support/app.js';

/** What a member reads from their desk's own page. */
export const wordsOfDesk = ({ app }: RunningApp, member: Person, deskId: string) =>
  acting(app, member, async () => app.get(Ceremonies, { strict: false }).deskWords(deskId));

/** What stands on the papers of the three recovery holders. */
export const wordsOfHolders = ({ app }: RunningApp, person: Person) =>
  acting(app, person, async () => {
    const holders = await app.get(Ceremonies, { strict: false }).recoveryHolders();
    return holders.map((holder) => checkWords(subjectDigest(subjectOf(holder, person.organisationId))));
  });

export const WRONG = 'abacus abdomen abdominal abide abiding ability';
