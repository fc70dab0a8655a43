import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';

export interface CaseToErase {
  id: string;
  organisationId: string;
  deskId: string;
  personId: string;
}

/**
 * The erasure of one case: the wraps and shred secrets of it and of its person, then the rows, with everything that hangs on them. It needs
 * no key, so the job does it as a coordinator does. Whoever calls has made sure that it may, and records it.
 */
@Injectable()
export class Erasure {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * @param tracesLeft what the desk's other cases and its sheets say of it has not been removed yet
   * @returns whether the person is erased too: not while another case of theirs remains
   */
  async erase(
    { id, organisationId, deskId, personId }: CaseToErase,
    why: 'retention' | 'asked',
    tracesLeft: boolean,
  ): Promise<boolean> {
    const others = await this.db.query(
      `select 1 from cases where organisation_id = $1 and person_id = $2 and id <> $3 limit 1`,
      [organisationId, personId, id],
    );
    const person = others.length === 0;
    const objects = person ? [id, personId] : [id];
    await this.db.query(
      `insert into erasures (id, organisation_id, desk_id, erased_on, why, person, traces_left) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, organisationId, deskId, this.clock.today(), why, person, tracesLeft],
    );
    await this.db.query(SAMPLES, [organisationId, deskId, id, objects]);
    for (const table of ['wraps', 'shred.secrets'])
      await this.db.change(`delete from ${table} where organisation_id = $1 and object_id = any ($2::uuid[])`, [
        organisationId,
        objects,
      ]);
    await this.db.change(`delete from cases where organisation_id = $1 and id = $2`, [organisationId, id]);
    if (person)
      await this.db.change(`delete from persons where organisation_id = $1 and id = $2`, [organisationId, personId]);
    return person;
  }
}

/** By these the disk is searched afterwards. A bit that is 1 stands there as 0: otherwise the search would find them here. */
const SAMPLES = `
  insert into erasure_samples (organisation_id, desk_id, erasure_id, number, inverted)
  select $1, $2, $3, row_number() over (),
    decode(translate(encode(part, 'hex'), '0123456789abcdef', 'fedcba9876543210'), 'hex')
  from (
    select substr(key_sealed, length(key_sealed) - 7) as part from wraps where organisation_id = $1 and object_id = any ($4::uuid[])
    union all
    select substr(secret, 1, 8) from shred.secrets where organisation_id = $1 and object_id = any ($4::uuid[])
    union all
    select substr(s.secret, 1, 8) from shred.stage_secrets s
    join referrals r on r.organisation_id = s.sender_organisation_id and r.desk_id = s.sender_desk_id and r.id = s.offer_id
    where r.organisation_id = $1 and r.desk_id = $2 and r.case_id = $3
  ) destroyed`;
