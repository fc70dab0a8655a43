import { randomBytes } from 'node:crypto';
import type { Person } from '../../src/cli/demo/cast.js';
import { Db } from '../../src/common/database/db.js';
import { SealedCases } from '../../src/cases/sealed-cases.service.js';
import { Recipient, sealTo } from '../../src/vault/box.js';
import { CannotOpen } from '../../src/vault/cannot-open.js';
import { oneOfEverything } from '../rules/everything.js';
import { AsApplication } from '../rules/tables.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { nothingWritten } from './nothing-written.js';

let running: RunningApp;
let network: SmallNetwork;
let made: Awaited<ReturnType<typeof oneOfEverything>>['own'];
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  ({ own: made } = await oneOfEverything(running, network));
}, 60_000);
afterAll(() => running.stop());

describe('somebody of the organisation who writes a grant for themself', () => {
  /** As the application's role, with all that a stolen session of theirs may do in SQL. */
  const grantTo = async (person: Person, secretSealed: Buffer, mac: Buffer) => {
    await ownerQuery(running.database, 'delete from grants where account_id = $1', [person.accountId]);
    await ownerQuery(
      running.database,
      `insert into grants (organisation_id, desk_id, account_id, epoch, secret_sealed, mac)
       values ($1, $2, $3, (select epoch from desks where id = $2), $4, $5)`,
      [network.north.id, network.desk.id, person.accountId, secretSealed, mac],
    );
  };
  const opens = (person: Person) =>
    running.app
      .get(Db)
      .actingAs(person.actor, 'desk', () => running.app.get(SealedCases, { strict: false }).open(made.caseId));

  it('opens nothing, though the rows come within reach: as administrator', async () => {
    const { administrator, caseworker } = network;
    const application = await AsApplication.open(running.database);
    const { code } = await application.attempt(
      administrator,
      'organisation',
      'insert into grants (organisation_id, desk_id, account_id, epoch, secret_sealed, mac) values ($1, $2, $3, 1, $4, $5)',
      [network.north.id, network.desk.id, administrator.accountId, randomBytes(300), randomBytes(32)],
    );
    expect(code).toBe('');
    await application.close();
    const sealed = sealTo(
      Recipient.self({
        secretKey: Buffer.from(administrator.actor.secretKey),
        publicKey: await publicKeyOf(administrator),
      }),
      randomBytes(32),
    );
    const [copied] = await ownerQuery<{ secret_sealed: Buffer; mac: Buffer }>(
      running.database,
      'select secret_sealed, mac from grants where account_id = $1',
      [caseworker.accountId],
    );
    for (const [secret, mac] of [
      [sealed, randomBytes(32)],
      [sealed, copied!.mac],
      [copied!.secret_sealed, copied!.mac],
      [randomBytes(300), randomBytes(32)],
    ] as const) {
      await grantTo(administrator, secret, mac);
      await expect(opens(administrator)).rejects.toThrow(CannotOpen);
      expect((await api(running.app, administrator).get('/cases')).statusCode).toBe(403);
    }
  });

  it('opens nothing as a caseworker whom no coordinator admitted, and the trail holds the attempt', async () => {
    const pretended = await network.beginnings.member(network.north, 'caseworker');
    const sealed = sealTo(
      Recipient.self({ secretKey: Buffer.from(pretended.actor.secretKey), publicKey: await publicKeyOf(pretended) }),
      randomBytes(32),
    );
    await grantTo(pretended, sealed, randomBytes(32));
    const entries = await nothingWritten(
      running,
      network.auditor,
      async () => {
        const answer = await api(running.app, pretended).get(`/cases/${made.caseId}/notes`);
        expect(answer.statusCode).toBe(500);
        expect(answer.body).not.toMatch(/A note|Marten/);
      },
      1,
    );
    expect(entries).toEqual([
      expect.objectContaining({ actor: pretended.accountId, action: 'case.read', object: made.caseId, refused: 500 }),
    ]);
  });

  const publicKeyOf = async ({ accountId }: Person) =>
    (
      await ownerQuery<{ public_key: Buffer }>(
        running.database,
        'select public_key from public_keys where subject_id = $1',
        [accountId],
      )
    )[0]!.public_key;
});
