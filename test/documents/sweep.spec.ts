import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Documents } from '../../src/cases/documents/documents.service.js';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { SealedFiles } from '../../src/vault/sealed-files.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { bring } from '../support/document.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
let caseId: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  caseId = (await api(running.app, network.caseworker).post('/cases', { pseudonym: 'Heron' })).json<{ id: string }>()
    .id;
}, 60_000);
afterAll(() => running.stop());

const folder = () => join(running.home, 'files', 'document', network.north.id);
const placeOf = (id: string) => join(folder(), id.slice(0, 2), id);
const aged = async (path: string, days: number) => {
  const then = new Date(running.clock.now().getTime() - days * 86_400_000);
  await utimes(path, then, then);
};
const lying = async () =>
  (await readdir(folder(), { recursive: true })).filter((name) => name.length > 36).map((name) => name.slice(3));
const sealed = async () => {
  const about = { of: 'document', organisationId: network.north.id } as const;
  return (await running.app.get(SealedFiles, { strict: false }).seal([Buffer.from('Nobody knows me.')], about)).id;
};

it('under the job’s own role a file that a row knows is left, one that none knows goes, and nothing younger than a day is touched', async () => {
  const alive = await bring(running, network.caseworker, caseId, 'Alive.');
  const [orphan, young] = [await sealed(), await sealed()];
  const [oldPart, youngPart] = [`${randomUUID()}.part`, `${randomUUID()}.part`];
  for (const part of [oldPart, youngPart]) {
    await mkdir(join(folder(), part.slice(0, 2)), { recursive: true });
    await writeFile(placeOf(part), 'half');
  }
  await aged(placeOf(alive), 400);
  await aged(placeOf(orphan), 2);
  await aged(placeOf(oldPart), 2);
  expect(await running.app.get(Jobs).run('sweep')).toEqual({ result: 'done', done: 2 });
  expect((await lying()).sort()).toEqual([alive, young, youngPart].sort());
  const file = await api(running.app, network.caseworker).get(`/cases/${caseId}/documents/${alive}/file`);
  expect(file.body).toBe('Alive.');
  // Once a day is enough.
  await aged(placeOf(young), 2);
  expect(await running.app.get(Jobs).run('sweep')).toEqual({ result: 'done', done: 0 });
});

it('files of an organisation that this database does not know are left: it may be the wrong database', async () => {
  const foreign = { of: 'document', organisationId: randomUUID() } as const;
  const files = running.app.get(SealedFiles, { strict: false });
  const { id, key } = await files.seal([Buffer.from('Of another database.')], foreign);
  await aged(join(running.home, 'files', 'document', foreign.organisationId, id.slice(0, 2), id), 400);
  running.clock.forward({ days: 1 });
  await running.app.get(Jobs).run('sweep');
  expect((await files.whole(id, key, foreign)).toString()).toBe('Of another database.');
});

it('a row without its file stays, says that it does not open, and can be deleted', async () => {
  const id = await bring(running, network.caseworker, caseId, 'To be lost.');
  await rm(placeOf(id));
  running.clock.forward({ days: 1 });
  expect(await running.app.get(Jobs).run('sweep')).toMatchObject({ result: 'done' });
  const client = api(running.app, network.caseworker);
  const taken = await client.get(`/cases/${caseId}/documents/${id}/file`);
  expect([taken.statusCode, taken.json<{ code: string }>().code]).toEqual([500, 'cannot-open']);
  await running.app.get(Documents, { strict: false }).remove(network.caseworker.actor, caseId, id);
  expect((await client.get(`/cases/${caseId}/documents`)).body).not.toContain(id);
});
