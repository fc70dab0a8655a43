import { AsyncLocalStorage } from 'node:async_hooks';
import { ForbiddenException, Injectable, UnauthorizedException } from '@nestjs/common';
import { EpochMoved } from './epoch-moved.js';
import type { PoolClient } from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Clock } from '../clock.js';
import { type Action, type Reach, reachOf } from '../access/rules.js';

/** A desk whose secret is sealed to the actor, as `act()` answered it. */
export interface Grant {
  deskId: string;
  deskName: string;
  epoch: number;
  /** Somebody left, or a grant has ended: a session of the desk is asked to renew its key. */
  renewalAsked: boolean;
  secretSealed: Buffer;
  mac: Buffer;
  deskPublicKey: Buffer | null;
}

/** What one transaction knows of the one who acts in it. */
export interface Seat {
  manager: EntityManager;
  actor: Actor | undefined;
  reach: Reach;
  grants: Grant[];
  /** The desks the actor has confirmed, sealed; the vault reads and replaces it. */
  desksSealed: Buffer | null;
  confirmedAnew?: boolean;
  /** Written last, so that a row that everybody locks is locked briefly. */
  beforeCommit: (() => Promise<void>)[];
  afterwards: (() => void)[];
  /** In `afterwards`: whether all of it stands. */
  committed?: boolean;
}

interface ActRow {
  state: string;
  sessions_from: number;
  theme: string;
  density: string;
  desks_sealed: Buffer | null;
  desk_id: string | null;
  desk_name: string;
  epoch: number;
  renewal_asked: boolean;
  secret_sealed: Buffer;
  mac: Buffer;
  desk_public_key: Buffer | null;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * The only door to the database. Every query runs in a transaction that knows who is
 * asking, so row-level security can answer. There is no way to ask anonymously.
 */
@Injectable()
export class Db {
  private readonly seats = new AsyncLocalStorage<Seat>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws UnauthorizedException when the account was disabled or the session ended elsewhere. */
  actingAs<T>(actor: Actor, reach: Reach, work: () => Promise<T>): Promise<T> {
    const once = () =>
      this.transaction(actor, reach, async (seat) => {
        await this.sit(seat, actor, reach);
        return work();
      });
    // A colleague renewed the desk's key meanwhile: nothing was written, and a second try finds the new one.
    return once().catch((error: unknown) => {
      if (error instanceof EpochMoved) return once();
      throw error;
    });
  }

  /** A transaction of its own, as far as the actor may go in `action`: for openings, which are recorded before they are read. */
  actingFor<T>(actor: Actor, action: Action, work: () => Promise<T>): Promise<T> {
    const reach = reachOf(actor.role, action);
    if (!reach) throw new ForbiddenException();
    return this.actingAs(actor, reach, work);
  }

  /** What anyone may see: no account, no organisation, no desk. */
  actingAsPublic<T>(work: () => Promise<T>): Promise<T> {
    return this.transaction(undefined, 'public', async ({ manager }) => {
      await announce(manager, { reach: 'public' });
      await this.query(`select set_config('app.hour', $1, true)`, [this.clock.calendar().toISOString()]);
      return work();
    });
  }

  /** A job, which nobody asked for and which holds no key: it reaches rows whose day has come. */
  actingAsSystem<T>(work: () => Promise<T>): Promise<T> {
    return this.transaction(undefined, 'system', async ({ manager }) => {
      await announce(manager, { reach: 'system' });
      await this.query(`select set_config('app.day', $1, true), set_config('app.hour', $2, true)`, [
        this.clock.today(),
        this.clock.now().toISOString(),
      ]);
      return work();
    });
  }

  /** Sign-in, which runs before there is an actor: it reaches the one account with this handle. */
  actingBeforeSignIn<T>(handle: string, work: () => Promise<T>): Promise<T> {
    return this.transaction(undefined, 'before-sign-in', async ({ manager }) => {
      await announce(manager, { reach: 'before-sign-in', handle: handle || '-' });
      return work();
    });
  }

  /** A calendar client, which has no session: it reaches the one calendar whose secret it knows. @param secretHash in hexadecimal digits */
  actingAsCalendar<T>(secretHash: string, work: () => Promise<T>): Promise<T> {
    return this.transaction(undefined, 'calendar', async ({ manager }) => {
      await announce(manager, { reach: 'calendar', handle: secretHash });
      return work();
    });
  }

  /** Without a session and without a key, as far as rows stand in clear. @returns whether the account works */
  async goOnWithoutKey(accountId: string, organisationId: string): Promise<boolean> {
    const { manager, reach } = this.seat();
    const { rows } = await asked<ActRow>(manager, 'select * from act($1, $2, $3, $4)', [
      accountId,
      organisationId,
      reach,
      this.clock.now(),
    ]);
    return rows[0]?.state === 'active';
  }

  /** Sign-in has found its account and goes on within that account's organisation. */
  async become(accountId: string, organisationId: string) {
    const { manager } = this.seat();
    await announce(manager, { reach: 'own', account: accountId, organisation: organisationId });
  }

  /** Asks for the actor's desks once more, after a grant was made in this transaction. */
  async sitAgain() {
    const seat = this.seat();
    if (!seat.actor) throw new Error('Nobody is acting.');
    await this.sit(seat, seat.actor, seat.reach);
  }

  /**
   * For the one act that moves rows between desks: a desk that takes over what was offered to it. Its service has read the offer
   * under the actor's own reach before it asks.
   */
  async reachAlso(deskId: string) {
    const own = this.seat().grants.map((grant) => grant.deskId);
    await this.query(`select set_config('app.desk_ids', $1, true)`, [`{${[...own, deskId].join(',')}}`]);
  }

  /**
   * For the job that erases: whose day has come it finds as `system`, and what belongs to it lies within reach of that desk alone. It holds
   * no key there either. @throws when a person is acting
   */
  async standAt(organisationId: string, deskId: string) {
    if (this.seat().reach !== 'system') throw new Error('Only a job stands at a desk.');
    await this.query(`select set_config('app.organisation_id', $1, true), set_config('app.desk_ids', $2, true)`, [
      organisationId,
      `{${deskId}}`,
    ]);
  }

  of<E extends ObjectLiteral>(entity: EntityTarget<E>) {
    return this.seat().manager.getRepository(entity);
  }

  /** For what a repository cannot say. Parameters only; the text is a constant. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await asked<Row>(this.seat().manager, sql, parameters)).rows;
  }

  /** An UPDATE or DELETE. @returns how many rows it changed. */
  async change(sql: string, parameters: unknown[] = []): Promise<number> {
    return (await asked(this.seat().manager, sql, parameters)).rowCount ?? 0;
  }

  /** A part that may be refused while the rest stands: what it wrote is taken back to where it began. */
  apart<T>(work: () => Promise<T>): Promise<T> {
    // Inside its transaction TypeORM makes a savepoint of this.
    return this.seat().manager.transaction(work);
  }

  seat(): Seat {
    const seat = this.seats.getStore();
    if (!seat) throw new Error('Nobody is acting: wrap this in db.actingAs().');
    return seat;
  }

  /** The actor of this transaction. @throws when it is nobody's (public pages, sign-in). */
  actor(): Actor {
    const { actor } = this.seat();
    if (!actor) throw new Error('Nobody is signed in here.');
    return actor;
  }

  private async transaction<T>(actor: Actor | undefined, reach: Reach, work: (seat: Seat) => Promise<T>): Promise<T> {
    if (this.seats.getStore()) throw new Error('Already acting as someone.');
    const seat = { actor, reach, grants: [], desksSealed: null, beforeCommit: [], afterwards: [] };
    try {
      const done = await this.dataSource.transaction((manager) => {
        const taken: Seat = Object.assign(seat, { manager });
        return this.seats.run(taken, async () => {
          const result = await work(taken);
          for (const last of taken.beforeCommit) await last();
          return result;
        });
      });
      Object.assign(seat, { committed: true });
      return done;
    } finally {
      for (const tidy of seat.afterwards as (() => void)[]) tidy();
    }
  }

  private async sit(seat: Seat, actor: Actor, reach: Reach) {
    const { rows } = await asked<ActRow>(seat.manager, 'select * from act($1, $2, $3, $4)', [
      actor.accountId,
      actor.organisationId,
      reach,
      this.clock.now(),
    ]);
    const first = rows[0];
    if (!first || first.state !== 'active' || actor.sessionNumber < first.sessions_from) {
      actor.ended = true;
      throw new UnauthorizedException();
    }
    actor.theme = first.theme;
    actor.density = first.density;
    seat.desksSealed = first.desks_sealed;
    seat.grants = rows.flatMap((row) =>
      row.desk_id
        ? [
            {
              deskId: row.desk_id,
              deskName: row.desk_name,
              epoch: row.epoch,
              renewalAsked: row.renewal_asked,
              secretSealed: row.secret_sealed,
              mac: row.mac,
              deskPublicKey: row.desk_public_key,
            },
          ]
        : [],
    );
    actor.deskNames = seat.grants.map(({ deskName }) => deskName);
  }
}

/** `true` ties each setting to this transaction, so a pooled connection forgets it. */
const announce = (
  manager: EntityManager,
  {
    reach,
    account = NOBODY,
    organisation = NOBODY,
    handle = '-',
  }: { reach: Reach; account?: string; organisation?: string; handle?: string },
) =>
  asked(
    manager,
    `select set_config('app.account_id', $1, true), set_config('app.organisation_id', $2, true), set_config('app.reach', $3, true),
            set_config('app.handle', $4, true), set_config('app.desk_ids', '{}', true)`,
    [account, organisation, reach, handle],
  );

/**
 * Prepared once for each connection, by the name of its text: with row-level security, planning costs as much as running. TypeORM
 * sends each text anew, so its own client is asked, inside its transaction.
 */
async function asked<Row>(manager: EntityManager, text: string, values: unknown[]) {
  const client = (await manager.queryRunner!.connect()) as PoolClient;
  const name = names.get(text) ?? `ploughshare ${names.size}`;
  names.set(text, name);
  const { rows, rowCount } = await client.query({ name, text, values });
  return { rows: rows as Row[], rowCount };
}
const names = new Map<string, string>();
