import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Person } from '../../src/cli/demo/cast.js';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { daysAfter } from '../../src/referrals/days.js';
import { SealedFiles } from '../../src/vault/sealed-files.js';
import { trail } from '../audit/trail.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { bring } from '../support/document.js';
import { lastFileOf, sendFiles } from '../support/exchange-file.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { dumpOf } from '../threat-model/dump.js';
import { Opening } from '../threat-model/opening.js';
import { Brought, type State } from './brought-to.js';

const WORDS = 'Planted words of a file that was sent';
const LETTER = { name: 'Letter.txt', bytes: WORDS };
let running: RunningApp;
let network: SmallNetwork;
let brought: Brought;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  brought = new Brought(running, network);
}, 60_000);
afterAll(() => running.stop());
beforeEach(() => running.clock.standAt(brought.day));

type Referral = { id: string; caseId: string };
const desk = () => api(running.app, network.caseworker);
const lawyer = () => api(running.app, network.lawyer);
const atDesk = ({ id, caseId }: Referral) => `/cases/${caseId}/referrals/${id}/exchange`;
const atLawyer = ({ id }: Referral) => `/referrals/${id}/exchange`;
const bySender = (of: Referral, file = LETTER, fields = {}) =>
  sendFiles(running, network.caseworker, atDesk(of), [file], fields);
const byLawyer = (of: Referral, file = LETTER, fields = {}) =>
  sendFiles(running, network.lawyer, atLawyer(of), [file], fields);
interface Line {
  waits: boolean;
  text: string | null;
  file: { id: string; name: string; open: boolean; kept: boolean; clean: boolean } | null;
}
const filesAt = async (client: ReturnType<typeof api>, at: string) =>
  (await client.get(at)).json<{ lines: Line[] }>().lines.filter(({ file }) => file);
const folder = (of: 'exchange' | 'packet') => join(running.home, 'files', of, network.office.id);
const lying = async (of: 'exchange' | 'packet') =>
  (await readdir(folder(of), { recursive: true }).catch(() => []))
    .filter((name) => name.length > 36)
    .map((name) => name.slice(3));
const age = async (of: 'exchange' | 'packet', days: number) => {
  const then = new Date(running.clock.now().getTime() - days * 86_400_000);
  for (const id of await lying(of)) await utimes(join(folder(of), id.slice(0, 2), id), then, then);
};

it('each side sends files, and the other takes what was sent: cleaned, named, waiting until it was seen or answered', async () => {
  const referral = await brought.to('accepted');
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
    .jpeg()
    .withExif({ IFD0: { Artist: 'Planted Photographer' } })
    .toBuffer();
  expect(photo.includes('Planted Photographer')).toBe(true);
  const sent = await sendFiles(
    running,
    network.lawyer,
    atLawyer(referral),
    [LETTER, { name: '../served letter.jpg', bytes: photo }],
    { about: 'As it was served.' },
  );
  expect([sent.statusCode, sent.json()]).toEqual([201, { id: referral.id, sent: ['Letter.txt', 'served letter.jpg'] }]);
  const there = await filesAt(desk(), atDesk(referral));
  expect(there).toMatchObject([
    { waits: true, text: 'As it was served.', file: { name: 'Letter.txt', open: true, kept: false } },
    { waits: true, text: null, file: { name: 'served letter.jpg', clean: true } },
  ]);
  const taken = await desk().get(`${atDesk(referral)}/files/${there[1]!.file!.id}`);
  expect(taken.headers['content-type']).toBe('application/octet-stream');
  expect(taken.rawPayload.includes('Planted Photographer')).toBe(false);
  expect((await sharp(taken.rawPayload).metadata()).width).toBe(40);
  expect((await desk().get(`${atDesk(referral)}/files/${there[0]!.file!.id}`)).body).toBe(WORDS);

  await bySender(referral, { name: 'Answer.txt', bytes: 'The answer' });
  expect((await filesAt(desk(), atDesk(referral))).slice(0, 2).map(({ waits }) => waits)).toEqual([false, false]);
  const [, , answer] = await filesAt(lawyer(), atLawyer(referral));
  expect(answer).toMatchObject({ waits: true, file: { name: 'Answer.txt', open: true } });
  expect((await lawyer().get(`${atLawyer(referral)}/files/${answer!.file!.id}`)).body).toBe('The answer');
  const acts = (await trail(running, network.auditor)).map(({ action }) => action);
  expect(acts.filter((action) => action === 'referral.take-file')).toHaveLength(2);
});

it('what was sent is not sent twice, and what cannot be taken is told for each file', async () => {
  const referral = await brought.to('accepted');
  await byLawyer(referral);
  expect((await byLawyer(referral)).json()).toMatchObject({ sent: [] });
  const mixed = await sendFiles(running, network.lawyer, atLawyer(referral), [
    { name: 'Program.exe', bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)]) },
    { name: 'Second.txt', bytes: 'The second' },
  ]);
  expect(mixed.json()).toMatchObject({
    status: 422,
    errors: [{ field: 'files' }, { field: 'refused-0', message: expect.stringContaining('Program.exe') }],
  });
  expect((await filesAt(desk(), atDesk(referral))).map(({ file }) => file!.name)).toEqual(['Letter.txt', 'Second.txt']);
  expect((await sendFiles(running, network.lawyer, atLawyer(referral), [])).statusCode).toBe(422);
});

it('a browser sends and takes them without a script, and a refused one is told beside the field', async () => {
  const referral = await brought.to('accepted');
  await byLawyer(referral);
  const pages = browser(running.app, network.caseworker);
  const shown = (await pages.get(atDesk(referral))).body;
  const id = await lastFileOf(running, network.caseworker, atDesk(referral));
  expect(shown).toContain(`href="${atDesk(referral)}/files/${id}"`);
  expect(shown).toMatch(/enctype="multipart\/form-data"/i);
  const kept = await pages.submit(atDesk(referral), `${atDesk(referral)}/files/${id}/document`);
  expect([kept.statusCode, kept.headers.location]).toEqual([303, `/cases/${referral.caseId}/documents`]);
  expect((await browser(running.app, network.lawyer).get(atLawyer(referral))).body).not.toContain('as a document');
});

it('the desk sends none before an acceptance, and none that the person did not agree to', async () => {
  expect((await bySender(await brought.to('conflict_check'))).statusCode).toBe(409);
  const { caseId } = await brought.to('accepted');
  const without = await desk().post(`/cases/${caseId}/referrals`, {
    legal_contact_id: network.contact.id,
    purpose: 'asylum_claim',
    fields: ['summary'],
    consent: { given_on: brought.day, language: 'ru' },
  });
  const { id } = without.json<{ id: string }>();
  for (const step of ['conflict-check', 'acceptance']) await lawyer().post(`/referrals/${id}/${step}`);
  const refused = await bySender({ id, caseId });
  expect([refused.statusCode, refused.json<{ detail: string }>().detail]).toEqual([
    409,
    'The person did not agree to share documents in this referral, so no file can be sent.',
  ]);
  expect((await byLawyer({ id, caseId })).statusCode).toBe(201);
});

it('nobody else takes a file, and no file is taken through another referral', async () => {
  const [referral, other] = [await brought.to('accepted'), await brought.to('accepted')];
  await byLawyer(referral);
  const id = await lastFileOf(running, network.lawyer, atLawyer(referral));
  for (const [who, at, status] of [
    ['lawyer', atLawyer(other), 404],
    ['otherLawyer', atLawyer(referral), 404],
    ['caseworker', atDesk(other), 404],
    ['otherCaseworker', atDesk(referral), 404],
    ['southCaseworker', atDesk(referral), 404],
    ['auditor', atDesk(referral), 403],
  ] as const)
    expect([who, (await api(running.app, network[who]).get(`${at}/files/${id}`)).statusCode]).toEqual([who, status]);
});

it('what the desk keeps is a document of the case, once, and stays when the referral ends', async () => {
  const referral = await brought.to('accepted');
  const words = `Kept: ${referral.id}`;
  await byLawyer(referral, { name: 'Judgment.txt', bytes: words });
  const file = await lastFileOf(running, network.caseworker, atDesk(referral));
  const keep = () => desk().post(`${atDesk(referral)}/files/${file}/document`, { kind: 'military' });
  expect((await keep()).statusCode).toBe(201);
  expect((await keep()).statusCode).toBe(201);
  const documents = async () =>
    (await desk().get(`/cases/${referral.caseId}/documents`))
      .json<{ documents: { id: string; name: string }[] }>()
      .documents.filter(({ name }) => name === 'Judgment.txt');
  expect(await documents()).toHaveLength(1);
  await desk().post(`/referrals/${referral.id}/withdrawal`);
  const [document] = await documents();
  expect((await desk().get(`/cases/${referral.caseId}/documents/${document!.id}/file`)).body).toBe(words);
  expect((await filesAt(desk(), atDesk(referral)))[0]).toMatchObject({ file: { open: false, kept: true } });
});

const ENDS: State[] = ['declined', 'withdrawn', 'revoked', 'completed', 'expired'];
describe('its end', () => {
  it.each(ENDS)(
    '%s: neither side opens the file any more, no row knows it, and it leaves the disk while those that live stay',
    async (state) => {
      const [referral, live] = [
        await brought.to(state === 'declined' || state === 'withdrawn' ? 'conflict_check' : 'accepted'),
        await brought.to('accepted'),
      ];
      const document = await bring(running, network.caseworker, referral.caseId, `Of a packet: ${referral.id}`);
      const offer = async () => {
        const { id } = (
          await desk().post(`/cases/${referral.caseId}/referrals`, {
            legal_contact_id: network.contact.id,
            purpose: 'asylum_claim',
            fields: ['documents'],
            documents: [document],
            originals: true,
            consent: { given_on: brought.day, language: 'ru' },
          })
        ).json<{ id: string }>();
        return id;
      };
      const [endingPacket, livePacket] = [await offer(), await offer()];
      await desk().post(`/referrals/${live.id}/extension`, { ends_on: daysAfter(brought.day, 20) });
      await byLawyer(referral);
      await byLawyer(live);
      const [file, liveFile] = [
        await lastFileOf(running, network.lawyer, atLawyer(referral)),
        await lastFileOf(running, network.lawyer, atLawyer(live)),
      ];
      const packetFiles = (id: string) =>
        ownerQuery<{ id: string }>(running.database, `select id from offer_files where offer_id = $1`, [id]).then(
          (rows) => rows.map((row) => row.id),
        );
      const [ending] = await packetFiles(endingPacket);
      const [alive] = await packetFiles(livePacket);
      await end(state, referral.id);
      await desk().post(`/referrals/${endingPacket}/withdrawal`);

      expect((await lawyer().get(`${atLawyer(referral)}/files/${file}`)).statusCode).toBe(409);
      expect((await desk().get(`${atDesk(referral)}/files/${file}`)).statusCode).toBe(409);
      expect((await desk().post(`${atDesk(referral)}/files/${file}/document`)).statusCode).toBe(409);
      // The desk still reads that there was one.
      expect((await filesAt(desk(), atDesk(referral)))[0]).toMatchObject({ file: { name: 'Letter.txt', open: false } });
      if (state === 'expired') await running.app.get(Jobs).run('referral-ends');
      expect(await packetFiles(referral.id)).toEqual([]);
      expect(await packetFiles(endingPacket)).toEqual([]);

      await age('exchange', 2);
      await age('packet', 2);
      // Once a day is swept: each of these ends on a day of its own.
      if (state !== 'expired') running.clock.standAt(daysAfter(brought.day, 1 + ENDS.indexOf(state)));
      expect(await running.app.get(Jobs).run('sweep')).toMatchObject({ result: 'done' });
      const [sent, packets] = [await lying('exchange'), await lying('packet')];
      expect([sent.includes(file), packets.includes(ending!)]).toEqual([false, false]);
      expect([sent.includes(liveFile), packets.includes(alive!)]).toEqual([true, true]);
      if (state !== 'expired') expect((await lawyer().get(`${atLawyer(live)}/files/${liveFile}`)).body).toBe(WORDS);
    },
  );

  async function end(state: State, id: string) {
    if (state === 'declined') await lawyer().post(`/referrals/${id}/decline`, { reason: 'no_capacity' });
    if (state === 'withdrawn' || state === 'revoked') await desk().post(`/referrals/${id}/withdrawal`);
    if (state === 'completed')
      await lawyer().post(`/referrals/${id}/completion`, { outcome: 'Status granted', on: '2026-11-20' });
    if (state === 'expired') running.clock.standAt(daysAfter(brought.day, 11));
  }
});

it('while it runs its key opens with the lawyer’s passphrase, or the desk’s, and a dump; without the stage secret with neither', async () => {
  const referral = await brought.to('accepted');
  await byLawyer(referral);
  const file = await lastFileOf(running, network.lawyer, atLawyer(referral));
  const dump = await dumpOf(running.database);
  dump.tables.set(
    'offer_files',
    dump.tables.get('offer_files')!.filter(({ id }) => id === file),
  );
  const about = { of: 'exchange', organisationId: network.office.id } as const;
  const keysOf = async (who: Person) =>
    (await Opening.of(dump, [who])).texts.filter((text) => /^[0-9a-f]{64}$/.test(text));
  for (const who of [network.lawyer, network.caseworker]) {
    const [key] = await keysOf(who);
    const bytes = await running.app.get(SealedFiles, { strict: false }).whole(file, Buffer.from(key!, 'hex'), about);
    expect(bytes.toString()).toBe(WORDS);
  }
  const secrets = dump.tables.get('shred.stage_secrets')!;
  dump.tables.set(
    'shred.stage_secrets',
    secrets.filter(({ offer_id, stage }) => offer_id !== referral.id || stage !== 'exchange'),
  );
  for (const who of [network.lawyer, network.caseworker]) expect(await keysOf(who)).toEqual([]);
});

it('who ends the referral while a file is on its way wins: it is refused, and nothing of it stays', async () => {
  const referral = await brought.to('accepted');
  const before = (await lying('exchange')).length;
  const [sent, ended] = await Promise.all([
    byLawyer(referral, { name: 'Late.txt', bytes: 'Too late' }),
    desk().post(`/referrals/${referral.id}/withdrawal`),
  ]);
  expect(ended.statusCode).toBe(200);
  expect([201, 409]).toContain(sent.statusCode);
  const rows = await ownerQuery(running.database, `select id from offer_files where offer_id = $1`, [referral.id]);
  expect(rows).toEqual([]);
  if (sent.statusCode === 409) expect(await lying('exchange')).toHaveLength(before);
});
