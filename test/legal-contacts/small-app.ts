import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { FastifyInstance } from 'fastify';
import { DataSource } from 'typeorm';
import { AccountsModule } from '../../src/accounts/accounts.module.js';
import { Account } from '../../src/accounts/account.entity.js';
import { Credential } from '../../src/accounts/credential.entity.js';
import { genesis } from '../../src/audit/entry-hash.js';
import { AuditModule } from '../../src/audit/audit.module.js';
import { CampaignAction } from '../../src/campaigns/campaign-action.entity.js';
import { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsModule } from '../../src/campaigns/campaigns.module.js';
import { loadCampaigns } from '../../src/campaigns/load-campaigns.js';
import type { Actor } from '../../src/common/access/actor.js';
import type { Role } from '../../src/common/access/rules.js';
import { Clock } from '../../src/common/clock.js';
import { CommonModule } from '../../src/common/common.module.js';
import { formToken } from '../../src/common/web/draw.js';
import { fastifyAdapter, prepareFastify } from '../../src/common/web/fastify.js';
import type { WebRequest } from '../../src/common/web/web-request.js';
import { LegalContact } from '../../src/legal-contacts/legal-contact.entity.js';
import { LegalContactsModule } from '../../src/legal-contacts/legal-contacts.module.js';
import { loadDirectory } from '../../src/legal-contacts/load-directory.js';
import { PinnedSubjects } from '../../src/legal-contacts/pinned-subjects.js';
import { OrganisationsModule } from '../../src/organisations/organisations.module.js';
import { PublicSiteModule } from '../../src/public-site/public-site.module.js';
import { VaultModule } from '../../src/vault/vault.module.js';
import { type FreshDatabase, freshDatabase } from '../support/database.js';

export const TODAY = '2026-11-24';

class FixedClock extends Clock {
  override today = () => TODAY;
}

/** Stands in for the pins of desks, which are no part of these features. */
class TestPins extends PinnedSubjects {
  readonly pinned = new Set<string>();
  async among(accountIds: string[]) {
    return new Set(accountIds.filter((id) => this.pinned.has(id)));
  }
}

/** Directory, campaigns and public site on a real Postgres. A test header's session stands in for signing in. */
export async function smallApp() {
  const database = await freshDatabase();
  const owner = await new DataSource({ type: 'postgres', url: database.ownerUrl }).initialize();
  await loadDirectory(owner);
  await loadCampaigns(owner);
  const pins = new TestPins();
  const sessions = new Map<string, Actor>();
  const app = await boot(database, pins, sessions);

  return {
    pins: pins.pinned,
    app,
    /** Somebody with an account in a new organisation, or in that of somebody else. */
    join: async (role: Role, with_?: Someone) => {
      const someone = await enrol(owner, role, with_?.actor.organisationId);
      const key = randomBytes(16).toString('hex');
      sessions.set(key, someone);
      return signedIn(app, key, someone);
    },
    anyone: (url: string) => app.inject({ method: 'GET', url }),
    stop: async () => {
      await app.close();
      await owner.destroy();
      await database.drop();
    },
  };
}
export type Someone = ReturnType<typeof signedIn>;

async function boot(database: FreshDatabase, pins: PinnedSubjects, sessions: Map<string, Actor>) {
  const entities = [Account, Credential, LegalContact, Campaign, CampaignAction];
  const connection = { type: 'postgres' as const, url: database.appUrl, entities, poolSize: 2, retryAttempts: 0 };
  @Module({
    imports: [
      TypeOrmModule.forRoot(connection),
      CommonModule.with({ clock: new FixedClock(), demonstration: false }),
      VaultModule.with(join(tmpdir(), 'ploughshare-files')),
      AuditModule,
      AccountsModule,
      OrganisationsModule,
      LegalContactsModule,
      CampaignsModule,
      PublicSiteModule,
    ],
  })
  class SmallApp {}

  const testing = await Test.createTestingModule({ imports: [SmallApp] })
    .overrideProvider(PinnedSubjects)
    .useValue(pins)
    .compile();
  const app = testing.createNestApplication<NestFastifyApplication>(fastifyAdapter(), {
    logger: false,
    bodyParser: false,
  });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', async (raw) => {
    const request = raw as unknown as WebRequest;
    const key = request.headers.authorization ?? /who=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    request.actor = sessions.get(key);
    request.formKey = request.actor && FORM_KEY;
  });
  await prepareFastify(app, false);
  await app.init();
  await fastify.ready();
  return app;
}

const FORM_KEY = Buffer.alloc(32, 7);

const signedIn = (app: NestFastifyApplication, key: string, actor: Actor) => ({
  actor,
  get: (url: string) => app.inject({ method: 'GET', url, headers: { authorization: key, cookie: `who=${key}` } }),
  post: (url: string, payload: object, more: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url, headers: { authorization: key, ...more }, payload }),
  /** As a browser sends a form. */
  submit: (url: string, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { cookie: `who=${key}`, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...fields, _form: formToken(FORM_KEY, url) }).toString(),
    }),
});

/** An account that may act. Row-level security is forced on the owner too, and lifted here for a moment. */
async function enrol(owner: DataSource, role: Role, organisationId: string = randomUUID()): Promise<Actor> {
  const accountId = randomUUID();
  const handle = `heron-maple-${1000 + Math.floor(Math.random() * 9000)}`;
  const force = (how: string) =>
    owner.query(
      ['organisations', 'accounts', 'audit_chains']
        .map((table) => `alter table ${table} ${how} row level security`)
        .join(';'),
    );
  await force('no force');
  await owner.query(
    `insert into organisations (id, name, country, kind) values ($1, 'An office', 'DE', 'law_office') on conflict do nothing`,
    [organisationId],
  );
  await owner.query(`insert into audit_chains (organisation_id, head_hash) values ($1, $2) on conflict do nothing`, [
    organisationId,
    genesis(organisationId),
  ]);
  await owner.query(
    `insert into accounts (id, organisation_id, handle, role, state) values ($1, $2, $3, $4, 'active')`,
    [accountId, organisationId, handle, role],
  );
  await force('force');
  return {
    accountId,
    organisationId,
    role,
    handle,
    sessionNumber: 0,
    secretKey: new Uint8Array(32),
    opened: new Set(),
  };
}
