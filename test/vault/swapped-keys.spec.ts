import { acting } from '../../src/cli/demo/cast.js';
import { Ceremonies, subjectOf } from '../../src/organisations/ceremonies.service.js';
import { DeskPins } from '../../src/organisations/desk-pins.service.js';
import { Invalid } from '../../src/common/web/refusals.js';
import { newKeyPair } from '../../src/vault/box.js';
import { CannotOpen } from '../../src/vault/cannot-open.js';
import { checkWords } from '../../src/vault/check-words.js';
import { subjectDigest, WordsDiffer } from '../../src/vault/pin.js';
import { newRecoveryIdentity } from '../../src/vault/recovery.js';
import { codeAt, stepOf } from '../../src/vault/second-factor.js';
import { oneOfEverything } from '../rules/everything.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { pinnedExportKey } from '../support/export-key.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { nothingWritten } from './nothing-written.js';

/** Whoever can write one row puts a key of their own in the place of somebody's: everything that would be sealed to it is refused. */
let running: RunningApp;
let network: SmallNetwork;
let made: Awaited<ReturnType<typeof oneOfEverything>>['own'];
const intruder = newKeyPair();
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  ({ own: made } = await oneOfEverything(running, network));
}, 60_000);
afterAll(() => running.stop());

const expectNothingWritten = (act: () => Promise<void>, refusals: number) =>
  nothingWritten(running, network.auditor, act, refusals);
const ceremonies = () => running.app.get(Ceremonies, { strict: false });
const OFFER = () => ({
  legal_contact_id: network.contact.id,
  purpose: 'asylum_claim',
  fields: ['facts'],
  consent: { given_on: '2026-01-01', language: 'ru' },
});

/** While somebody's public key is another one, `work`; then the right one stands there again. */
async function withKeyOf(subjectId: string, purpose: string, work: () => Promise<void>) {
  const put = (key: Buffer) =>
    ownerQuery<{ public_key: Buffer }>(
      running.database,
      `update public_keys set public_key = $1 where subject_id = $2 and purpose = $3`,
      [key, subjectId, purpose],
    );
  const [{ public_key: right }] = (await ownerQuery<{ public_key: Buffer }>(
    running.database,
    `select public_key from public_keys where subject_id = $1 and purpose = $2`,
    [subjectId, purpose],
  )) as [{ public_key: Buffer }];
  await put(intruder.publicKey);
  try {
    await work();
  } finally {
    await put(right);
  }
}

it('a lawyer’s key was swapped: no offer goes out, the desk is told to ask for the words, the refusal is in the trail', async () => {
  await withKeyOf(network.lawyer.accountId, 'lawyer', async () => {
    const entries = await expectNothingWritten(async () => {
      const answer = await api(running.app, network.caseworker).post(`/cases/${made.caseId}/referrals`, OFFER());
      expect(answer.statusCode).toBe(409);
      expect(answer.json()).toMatchObject({ code: 'not-pinned', detail: expect.stringContaining('six check words') });
    }, 1);
    expect(entries).toEqual([
      expect.objectContaining({
        actor: network.caseworker.accountId,
        action: 'case.refer',
        object: made.caseId,
        refused: 409,
      }),
    ]);
    const { items } = (await api(running.app, network.caseworker).get('/legal-contacts')).json<{
      items: { id: string; pinned: boolean }[];
    }>();
    expect(items.find(({ id }) => id === network.contact.id)).toMatchObject({ pinned: false });
    await expectNothingWritten(
      () =>
        expect(
          acting(running.app, network.coordinator, () =>
            ceremonies().pinLawyer(network.desk.id, network.lawyer.accountId, network.lawyer.checkWords),
          ),
        ).rejects.toThrow(WordsDiffer),
      0,
    );
  });
  expect((await api(running.app, network.caseworker).post(`/cases/${made.caseId}/referrals`, OFFER())).statusCode).toBe(
    201,
  );
});

it('a newcomer’s key was swapped: the words that were heard are not its words, and the desk’s secret is sealed to nobody', async () => {
  const newcomer = await network.beginnings.member(network.north, 'caseworker');
  await withKeyOf(newcomer.accountId, 'member', async () => {
    await expectNothingWritten(
      () =>
        expect(
          acting(running.app, network.coordinator, () =>
            ceremonies().admit(network.desk.id, newcomer.accountId, newcomer.checkWords),
          ),
        ).rejects.toThrow(WordsDiffer),
      0,
    );
  });
  await acting(running.app, network.coordinator, () =>
    ceremonies().admit(network.desk.id, newcomer.accountId, newcomer.checkWords),
  );
  const words = await acting(running.app, network.coordinator, async () => ceremonies().deskWords(network.desk.id));
  await acting(running.app, newcomer, () => ceremonies().confirmDesk(network.desk.id, words));
  expect((await api(running.app, newcomer).get('/cases')).statusCode).toBe(200);
});

it('the desk’s own key was swapped: each member’s session notices before anything is opened or sealed, and the trail holds it', async () => {
  await withKeyOf(network.desk.id, 'desk', async () => {
    const desk = api(running.app, network.caseworker);
    const { caseId, deadlineId, deskId } = made;
    const acts = [
      () => desk.get('/cases'),
      () => desk.post('/cases', { pseudonym: 'Otter' }),
      () => desk.post(`/cases/${caseId}/notes`, { text: 'A note' }),
      () => desk.patch(`/cases/${caseId}`, { version: 2, summary: 'Changed' }),
      () => desk.post(`/cases/${caseId}/deadlines`, { kind: 'hearing', on: '2027-02-01' }),
      () => desk.post(`/cases/${caseId}/deadlines/${deadlineId}/completion`),
      () => desk.post(`/cases/${caseId}/referrals`, OFFER()),
      () => desk.post(`/cases/${caseId}/closure`, { reason: 'amnesty' }),
      () => desk.post('/imports', { desk_id: deskId, records: [] }),
      () => desk.post('/exports/list', { reason: 'For Monday' }),
      () => desk.post(`/cases/${caseId}/file`, { parts: ['facts'], reason: 'For the hearing' }),
    ];
    const entries = await expectNothingWritten(async () => {
      for (const act of acts) {
        const answer = await act();
        expect([answer.statusCode, answer.body]).toEqual([500, expect.stringContaining('its keys were replaced')]);
      }
    }, acts.length);
    expect(entries.map(({ refused }) => refused)).toEqual(acts.map(() => 500));
    const newcomer = await network.beginnings.member(network.north, 'caseworker');
    await expect(
      acting(running.app, network.coordinator, () =>
        ceremonies().admit(deskId, newcomer.accountId, newcomer.checkWords),
      ),
    ).rejects.toThrow(CannotOpen);
    await expect(
      acting(running.app, network.coordinator, () =>
        ceremonies().pinLawyer(deskId, network.lawyer.accountId, network.lawyer.checkWords),
      ),
    ).rejects.toThrow(CannotOpen);
  });
  expect((await api(running.app, network.caseworker).get('/cases')).statusCode).toBe(200);
});

it('the desk’s key was swapped while an offer runs: the lawyer still answers to the key that came inside the preview', async () => {
  const offered = await api(running.app, network.caseworker).post(`/cases/${made.caseId}/referrals`, OFFER());
  const { id } = offered.json<{ id: string }>();
  await withKeyOf(network.desk.id, 'desk', async () => {
    expect(
      (await api(running.app, network.lawyer).post(`/referrals/${id}/decline`, { reason: 'no_capacity' })).statusCode,
    ).toBe(200);
  });
  const { items } = (await api(running.app, network.caseworker).get(`/cases/${made.caseId}/referrals`)).json<{
    items: { id: string; decline_reason: object }[];
  }>();
  expect(items.find((one) => one.id === id)).toMatchObject({
    state: 'declined',
    decline_reason: { code: 'no_capacity' },
  });
});

it('the key of a desk’s export was swapped: nothing is taken out, and the words that were heard are not its words', async () => {
  const { coordinator, desk, administrator } = network;
  const { words } = await pinnedExportKey(running.app, desk.id, coordinator);
  const attempt = () => api(running.app, coordinator).post('/exports/cases', { desk_id: desk.id, reason: 'Moving' });
  await withKeyOf(desk.id, 'export', async () => {
    const entries = await expectNothingWritten(async () => {
      const answer = await attempt();
      expect(answer.json()).toMatchObject({ status: 409, code: 'not-pinned' });
      expect(answer.rawPayload.toString()).not.toMatch(/age-encryption|Marten/);
    }, 1);
    expect(entries).toEqual([
      expect.objectContaining({ actor: coordinator.accountId, action: 'desk.export', refused: 409 }),
    ]);
    const pins = running.app.get(DeskPins, { strict: false });
    await expectNothingWritten(
      () =>
        expect(acting(running.app, coordinator, () => pins.pin(desk.id, `export.${desk.id}`, words))).rejects.toThrow(
          Invalid,
        ),
      0,
    );
    // Whoever swapped it, also as the administrator, is no member of the desk and makes no pin.
    await expect(
      acting(running.app, administrator, () => pins.pin(desk.id, `export.${desk.id}`, words)),
    ).rejects.toThrow();
  });
  expect((await attempt()).statusCode).toBe(200);
});

it('the audit key was swapped: nothing that would be recorded is done, and nobody signs in', async () => {
  const { caseworker, coordinator } = network;
  const { clock } = running;
  await withKeyOf(network.north.id, 'audit', async () => {
    const desk = api(running.app, caseworker);
    await expectNothingWritten(async () => {
      for (const act of [
        () => desk.get(`/cases/${made.caseId}`),
        () => desk.post('/cases', { pseudonym: 'Otter' }),
        () => desk.post(`/cases/${made.caseId}/identity`, { reason: 'To call back' }),
        () => desk.post(`/cases/${made.caseId}/referrals`, OFFER()),
      ]) {
        const answer = await act();
        expect(answer.statusCode).toBeGreaterThanOrEqual(409);
        expect(answer.body).not.toMatch(/Placeholder|One of everything/);
      }
      clock.forward({ seconds: 60 });
      const { handle, passphrase, totpSeed } = coordinator;
      const signedIn = await running.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: { handle, passphrase, totp: codeAt(totpSeed, stepOf(clock.now())) },
      });
      expect(signedIn.statusCode).toBeGreaterThanOrEqual(409);
      expect(signedIn.body).not.toContain('token');
    }, 0);
  });
});

it('a recovery holder’s key was swapped: the desk is not born, for the words on paper are not its words', async () => {
  const id = await acting(running.app, network.administrator, () => ceremonies().nameDesk('Island desk'));
  const holders = await acting(running.app, network.coordinator, () => ceremonies().recoveryHolders());
  const words = new Map(
    holders.map((holder) => [holder.id, checkWords(subjectDigest(subjectOf(holder, network.north.id)))]),
  );
  const { recipient } = await newRecoveryIdentity();
  await ownerQuery(running.database, 'update recovery_holders set recipient = $1 where id = $2', [
    recipient,
    holders[1]!.id,
  ]);
  await expectNothingWritten(
    () =>
      expect(acting(running.app, network.coordinator, () => ceremonies().bearDesk(id, words))).rejects.toThrow(
        WordsDiffer,
      ),
    0,
  );
  await ownerQuery(running.database, 'update recovery_holders set recipient = $1 where id = $2', [
    holders[1]!.recipient,
    holders[1]!.id,
  ]);
});
