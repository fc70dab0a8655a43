import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Db } from '../../common/database/db.js';
import { Desks } from '../../organisations/desks.service.js';
import { PersonVaults } from '../../people/person-vaults.service.js';
import { Wraps } from '../../vault/wraps.js';
import { CasesOfPeople } from '../by-name/cases-of-people.service.js';
import type { Listed } from '../case-list.service.js';
import type { Case } from '../case.entity.js';
import { Notes } from '../notes/notes.service.js';
import { SealedCases } from '../sealed-cases.service.js';
import { type Compared, comparedOf, isTold, type Likeness, likelierFirst, likenessOf } from './likeness.js';
import { pairsOf } from './pairs.js';

export interface Alike extends Listed {
  likeness: Likeness;
}
export interface AlikePair {
  one: Listed;
  other: Listed;
  likeness: Likeness;
}
export type Verdict = 'different' | 'another_matter';

const SHOWN = 50;

/**
 * Looks for the same human being among the people of a desk: one press, recorded and committed before the first vault is opened, outside
 * any write. What somebody says of two people is kept in both their vaults, so that it is not asked again.
 */
@Injectable()
export class SamePerson {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly desks: Desks,
    private readonly wraps: Wraps,
    private readonly vaults: PersonVaults,
    private readonly cases: CasesOfPeople,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
  ) {}

  /** Who at the desk of this case may be its person. */
  async ofCase(actor: Actor, caseId: string) {
    await this.record(actor, async () => (await this.sealed.get(caseId)).id);
    return this.db.actingFor(actor, 'identity.compare', async () => {
      const { row, pseudonym } = await this.sealed.mentioned(caseId);
      const own = await this.vaults.open(row.personId);
      const one = comparedOf({ id: row.personId, vault: own.vault });
      const alike = new Map<string, Likeness>();
      for await (const people of this.vaults.ofDesk(row.deskId))
        for (const person of people) {
          if (person.id === one.id) continue;
          const other = comparedOf(person);
          const likeness = isTold(one, other) ? undefined : likenessOf(one, other);
          if (likeness) alike.set(person.id, likeness);
        }
      const ranked = [...alike].sort(([, a], [, b]) => likelierFirst(a, b)).slice(0, SHOWN);
      const cases = await this.cases.of(ranked.map(([id]) => id));
      const items = ranked.flatMap(([id, likeness]) =>
        (cases.get(id) ?? []).map((listed) => ({ ...listed, likeness })),
      );
      return { row, pseudonym, items: items satisfies Alike[] };
    });
  }

  /** All pairs of a desk: for what an import brought, or to tidy up. */
  async ofDesk(actor: Actor, deskId?: string): Promise<{ items: AlikePair[]; total: number }> {
    const meant = await this.record(actor, async () => this.desks.meant(deskId).deskId);
    return this.db.actingFor(actor, 'identity.compare', async () => {
      const people: Compared[] = [];
      for await (const some of this.vaults.ofDesk(meant)) people.push(...some.map(comparedOf));
      const pairs = pairsOf(people);
      const shown = pairs.slice(0, SHOWN);
      const cases = await this.cases.of([...new Set(shown.flatMap(({ one, other }) => [one.id, other.id]))]);
      const items = shown.flatMap(({ one, other, likeness }) => {
        const [mine, theirs] = [cases.get(one.id)?.[0], cases.get(other.id)?.[0]];
        return mine && theirs ? [{ one: mine, other: theirs, likeness }] : [];
      });
      return { items, total: pairs.length };
    });
  }

  /** Pairs of cases: whose people are two, and whose are one in two matters. */
  async answer(actor: Actor, verdicts: { pair: [string, string]; is: Verdict }[]) {
    await this.db.actingFor(actor, 'identity.compare', async () => {
      for (const { pair } of verdicts) {
        await this.pairOf(pair);
        for (const object of pair) this.audit.record({ action: 'identity.told-apart', object });
      }
    });
    return this.db.actingFor(actor, 'identity.compare', async () => {
      for (const { pair, is } of verdicts) {
        const [one, other] = await this.pairOf(pair);
        await this.remember(one.personId, other.personId, is);
        await this.remember(other.personId, one.personId, is);
        if (is === 'another_matter') {
          await this.tell(one, `Same person as ${other.reference}, in another matter`);
          await this.tell(other, `Same person as ${one.reference}, in another matter`);
        }
      }
    });
  }

  private async remember(personId: string, otherId: string, is: Verdict) {
    const opened = await this.vaults.open(personId);
    const list = is === 'different' ? 'different_from' : 'same_as';
    const others = (opened.vault[list] ?? []).filter((id) => id !== otherId);
    opened.vault[list] = [...others, otherId];
    await this.vaults.write(opened);
  }

  /** @throws NotFoundException when they are not of one desk of the actor, or are one person's already */
  private async pairOf([oneId, otherId]: [string, string]): Promise<[Case, Case]> {
    const [one, other] = [await this.sealed.get(oneId), await this.sealed.get(otherId)];
    if (one.deskId !== other.deskId || one.personId === other.personId) throw new NotFoundException();
    return [one, other];
  }

  private async tell(row: Case, title: string) {
    const key = await this.wraps.open('case', row.id);
    await this.notes.add(row, key, { from: 'system', title, visibility: 'desk' });
  }

  /** @returns the case or the desk whose people are compared */
  private record(actor: Actor, whose: () => Promise<string>): Promise<string> {
    return this.db.actingFor(actor, 'identity.compare', async () => {
      const object = await whose();
      this.audit.record({ action: 'identity.compare', object });
      return object;
    });
  }
}
