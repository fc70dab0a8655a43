import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Db } from '../../common/database/db.js';
import { Invalid } from '../../common/web/refusals.js';
import { PersonVaults } from '../../people/person-vaults.service.js';
import { Keyring } from '../../vault/keyring.js';
import type { Listed } from '../case-list.service.js';
import { CaseRows } from '../find/case-rows.service.js';
import { SealedCases } from '../sealed-cases.service.js';
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
    private readonly rows: CaseRows,
    private readonly sealed: SealedCases,
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
      return { items: await this.casesOf(people.slice(0, SHOWN), found), total: people.length };
    });
  }

  private async casesOf(people: string[], found: Map<string, Match[]>): Promise<ListedByName[]> {
    if (people.length === 0) return [];
    const ofPerson = await this.db.query<{ id: string; person_id: string }>(
      `select id, person_id from cases where organisation_id = $1 and person_id = any ($2::uuid[])`,
      [this.db.actor().organisationId, people],
    );
    const rows = await this.rows.these(ofPerson.map(({ id }) => id));
    const summaries = await this.sealed.summaries(rows);
    return people.flatMap((person) =>
      ofPerson
        .filter(({ person_id }) => person_id === person)
        .flatMap(({ id }) => {
          const [row, summary] = [rows.find((one) => one.id === id), summaries.get(id)];
          return row && summary ? [{ row, summary, matched: found.get(person)! }] : [];
        }),
    );
  }
}
