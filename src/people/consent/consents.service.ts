import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import type { ContentKey } from '../../vault/content-key.js';
import { Wraps } from '../../vault/wraps.js';
import type { Consent, ConsentGiven, ConsentScope } from './consent.js';
import { lacking } from './covering.js';
import { CONSENTS_PAD, placeOfConsents } from './place-of-consents.js';

interface Ledger {
  deskId: string;
  key: ContentKey;
  sealed: Buffer | null;
  consents: Consent[];
}

/** What each person agreed to: sealed under the person's key, apart from the identity, so that reading it opens no name. */
@Injectable()
export class Consents {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly wraps: Wraps,
  ) {}

  /** In the order they were given. */
  async of(personId: string): Promise<Consent[]> {
    return (await this.ledger(personId)).consents;
  }

  /** @throws NotFoundException */
  async get(personId: string, consentId: string): Promise<Consent> {
    const consent = (await this.of(personId)).find(({ id }) => id === consentId);
    if (!consent) throw new NotFoundException();
    return consent;
  }

  /**
   * This consent of the ledger, which has to cover all that is wanted, today. It cannot be withdrawn before this transaction ends.
   * @throws Invalid naming what it does not cover
   */
  async cover(personId: string, wanted: ConsentScope, consentId: string): Promise<Consent> {
    const { consents } = await this.ledger(personId, 'for update');
    const named = consents.find(({ id }) => id === consentId);
    if (!named)
      throw new Invalid([{ field: 'consent_id', message: 'Choose one of the consents that this person gave.' }]);
    const mistakes = lacking(named, wanted, this.clock.today());
    if (mistakes.length > 0) throw new Invalid(mistakes);
    return named;
  }

  /** @param group of the fields that said it: `consent.` @throws Invalid for a day to come, or an end before the beginning */
  async record(personId: string, given: ConsentGiven, group = ''): Promise<Consent> {
    const consent = this.entry(given, group);
    const ledger = await this.ledger(personId, 'for update');
    await this.write(personId, ledger, [...ledger.consents, consent]);
    return consent;
  }

  /** What was said, as it will stand in the ledger. @throws Invalid */
  entry(given: ConsentGiven, group = ''): Consent {
    const today = this.clock.today();
    if (given.from > today)
      throw new Invalid([{ field: `${group}given_on`, message: 'The person agreed today or earlier.' }]);
    if (given.until !== undefined && given.until < today)
      throw new Invalid([{ field: 'until', message: 'Choose a day that is not over, or none.' }]);
    return { ...given, fields: [...new Set(given.fields)], id: randomUUID(), recorded_by: this.db.actor().handle };
  }

  /**
   * What was entered of one person under several ids, each consent once. One that was taken back in any of them was taken back.
   * @param personIds the one that stays comes first
   */
  async ofAll(personIds: string[]): Promise<Consent[]> {
    const all = new Map<string, Consent>();
    for (const personId of personIds)
      for (const consent of await this.of(personId))
        if (!all.has(consent.id) || consent.withdrawn) all.set(consent.id, consent);
    return [...all.values()];
  }

  /**
   * Marks them as withdrawn wherever the person has them; what stands on them is ended by whoever calls, in the same transaction.
   * @throws NotFoundException, Conflict
   */
  async withdraw(personIds: string[], consentIds: string[]): Promise<void> {
    const today = this.clock.today();
    const withdrawn = { on: today, by: this.db.actor().handle };
    const found = new Set<string>();
    for (const personId of personIds.toSorted()) {
      const ledger = await this.ledger(personId, 'for update');
      const chosen = ledger.consents.filter(({ id }) => consentIds.includes(id));
      if (chosen.length === 0) continue;
      for (const { id, withdrawn: already } of chosen) {
        found.add(id);
        if (already)
          throw new Conflict('This consent is withdrawn already. Nothing stands on it any more.', 'withdrawn');
      }
      await this.write(
        personId,
        ledger,
        ledger.consents.map((consent) => (chosen.includes(consent) ? { ...consent, withdrawn } : consent)),
      );
    }
    if (consentIds.length === 0 || found.size < consentIds.length) throw new NotFoundException();
  }

  /** A person who was entered twice: what they agreed to there is agreed here. What stands here already is left as it is. */
  async unite(staysId: string, goesId: string): Promise<void> {
    const goes = await this.of(goesId);
    if (goes.length === 0) return;
    const ledger = await this.ledger(staysId, 'for update');
    const known = new Set(ledger.consents.map(({ id }) => id));
    await this.write(staysId, ledger, [...ledger.consents, ...goes.filter(({ id }) => !known.has(id))]);
  }

  /** Two again: each has what it gave itself. What was withdrawn while they were one stays withdrawn. */
  async part(staysId: string, goesId: string): Promise<void> {
    const goes = await this.ledger(goesId, 'for update');
    if (goes.consents.length === 0) return;
    const stays = await this.ledger(staysId, 'for update');
    const united = new Map(stays.consents.map((consent) => [consent.id, consent]));
    const back = goes.consents.map((consent) => united.get(consent.id) ?? consent);
    const theirs = new Set(back.map(({ id }) => id));
    await this.write(goesId, goes, back);
    await this.write(
      staysId,
      stays,
      stays.consents.filter(({ id }) => !theirs.has(id)),
    );
  }

  private async ledger(personId: string, lock: '' | 'for update' = ''): Promise<Ledger> {
    const { organisationId } = this.db.actor();
    const query = lock ? `${SELECT} for update` : SELECT;
    const [row] = await this.db.query<{ desk_id: string; consents_sealed: Buffer | null }>(query, [
      organisationId,
      personId,
    ]);
    if (!row) throw new NotFoundException();
    const key = await this.wraps.open('person', personId);
    const sealed = row.consents_sealed;
    const consents = sealed ? key.open<Consent[]>('consent', placeOfConsents(personId, organisationId), sealed) : [];
    return { deskId: row.desk_id, key, sealed, consents };
  }

  private async write(personId: string, { deskId, key, sealed }: Ledger, consents: Consent[]) {
    const { organisationId } = this.db.actor();
    await this.wraps.renewIfOld('person', personId, deskId, key);
    const place = placeOfConsents(personId, organisationId);
    await this.db.change(`update persons set consents_sealed = $3 where organisation_id = $1 and id = $2`, [
      organisationId,
      personId,
      key.seal('consent', place, consents, sealed ?? undefined, CONSENTS_PAD),
    ]);
  }
}

const SELECT = `select desk_id, consents_sealed from persons where organisation_id = $1 and id = $2`;
