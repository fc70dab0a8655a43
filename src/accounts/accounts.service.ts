import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import type { Role } from '../common/access/rules.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { newHandle } from '../reference/neutral-words.js';
import { Account } from './account.entity.js';
import { newOneTimeCode } from './one-time-code.js';

export interface Invitation {
  accountId: string;
  handle: string;
  /** Shown once, given by hand or voice. */
  code: string;
  /** The full hour at which the code ends. */
  codeUntil: Date;
}

/** As the organisation's administrator sees an account: nothing of it is sealed. */
export interface Listed {
  id: string;
  handle: string;
  role: Role;
  state: Account['state'];
  desks: string[];
}

@Injectable()
export class Accounts {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** An administrator creates an account of the own organisation; it holds no key until its owner has signed in. */
  async invite(role: Role): Promise<Invitation> {
    const { organisationId } = this.db.actor();
    const invitation = await this.create(organisationId, role);
    this.audit.record({ action: 'account.invited', object: invitation.accountId });
    return invitation;
  }

  async create(organisationId: string, role: Role): Promise<Invitation> {
    const account = { id: randomUUID(), organisationId, handle: newHandle(), role };
    const { code, codeHash, codeUntil } = newOneTimeCode(this.clock.now());
    await this.db.of(Account).insert(account);
    // An administrator may add a row of credentials, and may not read one: no RETURNING.
    await this.db.query(
      `insert into credentials (account_id, organisation_id, code_hash, code_until) values ($1, $2, $3, $4)`,
      [account.id, organisationId, codeHash, codeUntil],
    );
    return { accountId: account.id, handle: account.handle, code, codeUntil };
  }

  async handles(accountIds: (string | null)[]): Promise<Map<string, string>> {
    const ids = [...new Set(accountIds.filter((id) => id !== null))];
    if (ids.length === 0) return new Map();
    const rows = await this.db.query<{ id: string; handle: string }>(
      `select id, handle from accounts where organisation_id = $1 and id = any ($2::uuid[])`,
      [this.db.actor().organisationId, ids],
    );
    return new Map(rows.map(({ id, handle }) => [id, handle]));
  }

  /** All accounts of the own organisation, or one of them, each with the names of its desks. */
  async list(id?: string): Promise<Listed[]> {
    return this.db.query<Listed>(
      `select a.id, a.handle, a.role, a.state, coalesce(array_agg(d.name order by d.name) filter (where d.id is not null), '{}') as desks
       from accounts a
       left join grants g on g.organisation_id = a.organisation_id and g.account_id = a.id
       left join desks d on d.organisation_id = g.organisation_id and d.id = g.desk_id
       where a.organisation_id = $1 and ($2::uuid is null or a.id = $2)
       group by a.id order by a.role, a.handle`,
      [this.db.actor().organisationId, id ?? null],
    );
  }

  /** @throws NotFoundException */
  async listed(id: string): Promise<Listed> {
    const [found] = await this.list(id);
    if (!found) throw new NotFoundException();
    return found;
  }

  get(id: string): Promise<Account | null> {
    return this.db.of(Account).findOneBy({ id, organisationId: this.db.actor().organisationId });
  }
}
