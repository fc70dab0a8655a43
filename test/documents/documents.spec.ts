import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import { Documents } from '../../src/cases/documents/documents.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { wordsOfDesk } from '../organisations/ceremony-words.js';
import { api, browser } from '../support/client.js';
import { bring } from '../support/document.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';

let running: RunningApp;
let network: SmallNetwork;
let documents: Documents;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  documents = running.app.get(Documents, { strict: false });
}, 60_000);
afterAll(() => running.stop());

const opened = async (who: Person, deskId: string) =>
  (await api(running.app, who).post('/cases', { pseudonym: 'Heron', desk_id: deskId, state: 'open' })).json<{
    id: string;
    version: number;
  }>();
const listed = (who: Person, caseId: string) => acting(running.app, who, () => documents.list(caseId));
const wordsOf = async (who: Person, caseId: string, id: string) => {
  const about = await acting(running.app, who, () => documents.about(caseId, id));
  return (await documents.whole(about, who.organisationId)).toString();
};
const filesOf = async (organisationId: string) =>
  (await readdir(join(running.home, 'files', 'document', organisationId), { recursive: true })).filter(
    (name) => name.length > 36,
  );

it('what is brought is told, opens as it was, and stands in the history', async () => {
  const { caseworker, colleague, desk } = network;
  const { id } = await opened(caseworker, desk.id);
  const documentId = await bring(running, caseworker, id, 'Come on Monday.', { name: 'Summons.txt', kind: 'military' });
  expect(await listed(colleague, id)).toMatchObject([
    { id: documentId, name: 'Summons.txt', kind: 'military', bytes: 15, clean: true, by: caseworker.handle },
  ]);
  expect(await wordsOf(colleague, id, documentId)).toBe('Come on Monday.');
  const { items } = (await api(running.app, colleague).get(`/cases/${id}/notes`)).json<{ items: object[] }>();
  expect(items).toEqual([expect.objectContaining({ title: 'Document brought', text: 'Summons.txt' })]);
});

it('it is of its case and of its desk, and of no other', async () => {
  const { caseworker, otherCaseworker, desk } = network;
  const { id } = await opened(caseworker, desk.id);
  const { id: otherId } = await opened(caseworker, desk.id);
  const documentId = await bring(running, caseworker, id, 'Of the first case.');
  await expect(wordsOf(caseworker, otherId, documentId)).rejects.toThrow('Not Found');
  await expect(wordsOf(otherCaseworker, id, documentId)).rejects.toThrow('Not Found');
  expect(await listed(otherCaseworker, id)).toEqual([]);
});

it('a closed case takes none and gives none away', async () => {
  const { caseworker, desk } = network;
  const { id } = await opened(caseworker, desk.id);
  const documentId = await bring(running, caseworker, id, 'Before it was closed.');
  await api(running.app, caseworker).post(`/cases/${id}/closure`, { reason: 'amnesty' });
  await expect(bring(running, caseworker, id, 'Too late.')).rejects.toMatchObject({ status: 409 });
  await expect(documents.remove(caseworker.actor, id, documentId)).rejects.toMatchObject({
    status: 409,
  });
  expect(await wordsOf(caseworker, id, documentId)).toBe('Before it was closed.');
});

it('deleted, its row and its file are gone', async () => {
  const { southCaseworker, southDesk, south } = network;
  const { id } = await opened(southCaseworker, southDesk.id);
  const documentId = await bring(running, southCaseworker, id, 'Brought by mistake.');
  expect(await filesOf(south.id)).toHaveLength(1);
  await documents.remove(southCaseworker.actor, id, documentId);
  expect(await listed(southCaseworker, id)).toEqual([]);
  expect(await filesOf(south.id)).toEqual([]);
});

it('it goes along to another desk, and opens there alone', async () => {
  const { coordinator, otherCoordinator, caseworker, desk, otherDesk } = network;
  const pins = `/desks/${desk.id}/pins`;
  const words = await wordsOfDesk(running, otherCoordinator, otherDesk.id);
  await browser(running.app, coordinator).submit(`${pins}/new`, pins, { subject: `desk.${otherDesk.id}`, words });
  const { id } = await opened(caseworker, desk.id);
  const documentId = await bring(running, caseworker, id, 'It travels.');
  const offered = await api(running.app, coordinator).post(`/cases/${id}/transfer`, { to_desk_id: otherDesk.id });
  await api(running.app, otherCoordinator).post(`/transfers/${offered.json<{ id: string }>().id}/acceptance`);
  expect(await wordsOf(otherCoordinator, id, documentId)).toBe('It travels.');
  expect(await listed(caseworker, id)).toEqual([]);
});

it('merged, the documents of both stand in the case that stays; parted, each has its own again', async () => {
  const { caseworker, desk } = network;
  const [stays, goes] = [await opened(caseworker, desk.id), await opened(caseworker, desk.id)];
  const mine = await bring(running, caseworker, stays.id, 'Of the one that stays.');
  const theirs = await bring(running, caseworker, goes.id, 'Of the one that goes.');
  const client = api(running.app, caseworker);
  const [one, other] = [
    (await client.get(`/cases/${stays.id}`)).json<{ version: number }>(),
    (await client.get(`/cases/${goes.id}`)).json<{ version: number }>(),
  ];
  const merge = `/cases/${stays.id}/merges/${goes.id}`;
  expect((await client.post(merge, { version: one.version, other_version: other.version })).statusCode).toBe(200);
  expect((await listed(caseworker, stays.id)).map(({ id }) => id).sort()).toEqual([mine, theirs].sort());
  expect(await wordsOf(caseworker, stays.id, theirs)).toBe('Of the one that goes.');
  expect(await listed(caseworker, goes.id)).toEqual([]);
  const since = await bring(running, caseworker, stays.id, 'Since then.');
  expect((await client.delete(merge)).statusCode).toBe(200);
  expect((await listed(caseworker, stays.id)).map(({ id }) => id).sort()).toEqual([mine, since].sort());
  expect(await wordsOf(caseworker, goes.id, theirs)).toBe('Of the one that goes.');
});

it('a case that is erased leaves no row of it', async () => {
  const { caseworker, desk } = network;
  const { id } = await opened(caseworker, desk.id);
  await bring(running, caseworker, id, 'To be erased.');
  await ownerQuery(running.database, `delete from notes where case_id = '${id}'`);
  await ownerQuery(running.database, `delete from case_words where case_id = '${id}'`);
  await ownerQuery(running.database, `delete from cases where id = '${id}'`);
  expect(await ownerQuery(running.database, `select id from documents where case_id = '${id}'`)).toEqual([]);
});
