import { Injectable, NotFoundException } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import type { ContentKey } from '../vault/content-key.js';
import { wipe } from '../vault/derive.js';
import { KEY_OF, type ReadKey, Wraps } from '../vault/wraps.js';
import type { PersonVault } from './identity.js';
import { Person } from './person.entity.js';
import { IDENTITY_PAD, placeOfIdentity } from './place-of-identity.js';

/** A vault of this transaction, with its key. */
export interface OpenedVault {
  row: Person;
  key: ContentKey;
  vault: PersonVault;
}
export interface KnownPerson {
  id: string;
  vault: PersonVault;
}

type Line = { id: string; sealed: Buffer } & (ReadKey | { secret: null });

const AT_ONCE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** The number of its key stands in a blob's head, bytes 1 to 4: only this key of each person is fetched. */
const NUMBER = [1, 2, 3, 4].map((at) => `(get_byte(p.identity_sealed, ${at}) << ${32 - 8 * at})`).join(' + ');
const OF_DESK = `
  select p.id, p.identity_sealed as sealed, k.* from persons p
  ${KEY_OF('person', '$1', 'p.id', `(${NUMBER})`)}
  where p.organisation_id = $1 and p.desk_id = $2 and p.id > $3
  order by p.id limit $4`;

/** Opens persons' vaults to compare them, and writes what came of it. Whoever opens one has recorded and committed that before. */
@Injectable()
export class PersonVaults {
  constructor(
    private readonly db: Db,
    private readonly wraps: Wraps,
  ) {}

  /** All persons of a desk, a few hundred at a time; the next are under way while these are looked at. Ask nothing else meanwhile. */
  async *ofDesk(deskId: string): AsyncGenerator<KnownPerson[]> {
    const { organisationId } = this.db.actor();
    // A plan that was kept from when there were few people would read every key for each of them.
    await this.db.query(`select set_config('plan_cache_mode', 'force_custom_plan', true)`);
    const after = (id: string) => this.db.query<Line>(OF_DESK, [organisationId, deskId, id, AT_ONCE]);
    let rows = await after(FIRST);
    while (rows.length === AT_ONCE) {
      const next = after(rows.at(-1)!.id);
      // Whoever stops in the middle leaves nobody to hear of a failure.
      next.catch(() => undefined);
      yield this.opened(rows, deskId, organisationId);
      rows = await next;
    }
    yield this.opened(rows, deskId, organisationId);
  }

  async open(personId: string): Promise<OpenedVault> {
    const { organisationId } = this.db.actor();
    const row = await this.db
      .of(Person)
      .createQueryBuilder('p')
      .addSelect('p.identitySealed')
      .where({ id: personId, organisationId })
      .getOne();
    if (!row) throw new NotFoundException();
    const key = await this.wraps.open('person', personId);
    const vault = key.open<PersonVault>('identity', placeOfIdentity(personId, organisationId), row.identitySealed);
    return { row, key, vault };
  }

  async write({ row, key, vault }: OpenedVault) {
    const { id, organisationId, deskId } = row;
    await this.wraps.renewIfOld('person', id, deskId, key);
    const place = placeOfIdentity(id, organisationId);
    row.identitySealed = key.seal('identity', place, vault, row.identitySealed, IDENTITY_PAD);
    await this.db.of(Person).update({ id, organisationId }, { identitySealed: row.identitySealed });
  }

  private opened(rows: Line[], deskId: string, organisationId: string): KnownPerson[] {
    return rows.flatMap((row) => {
      // A key that is gone was destroyed.
      if (!row.secret) return [];
      const key = this.wraps.openRead('person', deskId, row.id, row);
      const bytes = key.openBytes('identity', placeOfIdentity(row.id, organisationId), row.sealed);
      const vault = JSON.parse(bytes.toString()) as PersonVault;
      wipe(bytes);
      key.wipe();
      return [{ id: row.id, vault }];
    });
  }
}
