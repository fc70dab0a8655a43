import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Db } from '../../common/database/db.js';
import { Keyring } from '../../vault/keyring.js';
import type { DeskTakes } from './propose-desk.js';

/** What the desks of an organisation say they take: in clear, because they share no key. */
@Injectable()
export class Takes {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
  ) {}

  /** Every desk of the organisation that has its keys, by name. */
  async all(): Promise<DeskTakes[]> {
    return this.db.query<DeskTakes>(
      `select d.id, d.name,
         coalesce(array_agg(t.code order by t.code) filter (where t.kind = 'country'), '{}') as countries,
         coalesce(array_agg(t.code order by t.code) filter (where t.kind = 'language'), '{}') as languages
       from desks d left join desk_takes t on t.organisation_id = d.organisation_id and t.desk_id = d.id
       where d.organisation_id = $1 and d.epoch > 0 group by d.id, d.name order by d.name, d.id`,
      [this.db.actor().organisationId],
    );
  }

  /** @throws NotFoundException when it is not one of the actor's desks */
  async of(deskId: string): Promise<DeskTakes> {
    this.keyring.desk(deskId);
    return (await this.all()).find(({ id }) => id === deskId)!;
  }

  /** The whole list anew. @throws NotFoundException */
  async set(deskId: string, { countries, languages }: Pick<DeskTakes, 'countries' | 'languages'>) {
    const { organisationId } = this.keyring.desk(deskId);
    await this.db.change(`delete from desk_takes where organisation_id = $1 and desk_id = $2`, [
      organisationId,
      deskId,
    ]);
    for (const [kind, codes] of [
      ['country', countries],
      ['language', languages],
    ] as const)
      await this.db.query(
        `insert into desk_takes (organisation_id, desk_id, kind, code) select $1, $2, $3, unnest($4::text[]) on conflict do nothing`,
        [organisationId, deskId, kind, codes],
      );
    this.audit.record({ action: 'desk.set-takes', object: deskId });
  }
}
