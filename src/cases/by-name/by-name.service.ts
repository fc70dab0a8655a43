import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Db } from '../../common/database/db.js';
import { Invalid } from '../../common/web/refusals.js';
import { PersonVaults } from '../../people/person-vaults.service.js';
import { Keyring } from '../../vault/keyring.js';
import type { Listed } from '../case-list.service.js';
import { CasesOfPeople } from './cases-of-people.service.js';
import { askedPerson, asksNothing, type Match, matchesOf, rankOf } from './matches.js';

export interface ListedByName extends Listed {
  matched: Match[];
}

/** So many are shown, the nearest first: more than these is no answer to "who is it?". */
const SHOWN = 50;

/**
 * Looks for a name or a contact in the vaults of all persons of the actor's desks: an act of its own, with a reason, recorded and
 * committed before the first of them is opened. It answers whose case it is and what of it matched, never the name itself.
 */
@Injectable()
export class ByName {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly vaults: PersonVaults,
    private readonly cases: CasesOfPeople,
  ) {}

  async find(actor: Actor, text: string, reason: string): Promise<{ items: ListedByName[]; total: number }> {
    const asked = askedPerson(text);
    if (asksNothing(asked))
      throw new Invalid([{ field: 'text', message: 'Write a name, a number, an address or an account.' }]);
    await this.db.actingFor(actor, 'identity.search', async () =>
      this.audit.record({ action: 'identity.search', reason }),
    );
    return this.db.actingFor(actor, 'identity.search', async () => {
      const found = new Map<string, Match[]>();
      for (const { deskId } of this.keyring.desks())
        for await (const people of this.vaults.ofDesk(deskId))
          for (const { id, vault } of people) {
            const matches = vault.merged_into ? [] : matchesOf(asked, vault);
            if (matches.length > 0) found.set(id, matches);
          }
      const people = [...found].sort(([, a], [, b]) => rankOf(a) - rankOf(b)).map(([id]) => id);
      const shown = people.slice(0, SHOWN);
      const cases = await this.cases.of(shown);
      const items = shown.flatMap((id) => (cases.get(id) ?? []).map((one) => ({ ...one, matched: found.get(id)! })));
      return { items, total: people.length };
    });
  }
}
