import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { stored, trail } from './trail.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

async function added(act: () => Promise<unknown>) {
  const before = Number((await stored(running, network.north.id)).head.head_number);
  await act();
  return (await trail(running, network.auditor, before)).map(({ action, object }) => [action, object]);
}
const openCase = async () => {
  const opened = await api(running.app, network.colleague).post('/cases', {
    pseudonym: 'Sanderling',
    person: { legal_name: 'Wilhelmina Placeholder' },
  });
  return opened.json<{ id: string }>().id;
};

describe('wherever a case is opened, its first opening in a session is recorded with it:', () => {
  it.each(['', '/facts', '/notes', '/closure', '/deadlines/new', '/campaigns', '/referrals', '/referrals/new'])(
    'GET /cases/:id%s through the API, twice',
    async (path) => {
      const id = await openCase();
      const desk = api(running.app, network.caseworker);
      const twice = async () => {
        for (let n = 0; n < 2; n++) expect((await desk.get(`/cases/${id}${path}`)).statusCode).toBe(200);
      };
      expect(await added(twice)).toEqual([['case.read', id]]);
      expect(await added(() => desk.get(`/cases/${id}`))).toEqual([]);
    },
  );

  it('as a page too, and in a write that opens it', async () => {
    const [first, second] = [await openCase(), await openCase()];
    const window = browser(running.app, network.caseworker);
    expect(await added(() => window.get(`/cases/${first}/facts`))).toEqual([['case.read', first]]);
    const desk = api(running.app, network.caseworker);
    const change = () => desk.patch(`/cases/${second}`, { version: 1, summary: 'Changed' });
    expect((await added(change)).sort()).toEqual([
      ['case.change', second],
      ['case.read', second],
    ]);
    expect(await added(() => desk.get(`/cases/${second}`))).toEqual([]);
  });

  it('not for whoever has just written it', async () => {
    const desk = api(running.app, network.caseworker);
    const { id } = (await desk.post('/cases', { pseudonym: 'Otter' })).json<{ id: string }>();
    expect(await added(() => desk.get(`/cases/${id}`))).toEqual([]);
  });

  it('still, after an opening that was rolled back', async () => {
    const id = await openCase();
    const desk = api(running.app, network.caseworker);
    expect((await desk.patch(`/cases/${id}`, { version: 7, summary: 'Too late' })).statusCode).toBe(409);
    expect(await added(() => desk.get(`/cases/${id}/facts`))).toEqual([['case.read', id]]);
  });
});

describe('a name that was shown', () => {
  const history = async (id: string) =>
    (await api(running.app, network.colleague).get(`/cases/${id}/notes`)).json<{
      items: { from: string; title: string; by: string; visibility: string }[];
    }>().items;

  it('stands in the history of the case, which the desk sees', async () => {
    const id = await openCase();
    const desk = api(running.app, network.caseworker);
    expect((await desk.post(`/cases/${id}/identity`, { reason: 'The court asks' })).json()).toMatchObject({
      pseudonym: 'Sanderling',
      legal_name: 'Wilhelmina Placeholder',
    });
    expect(await history(id)).toEqual([
      expect.objectContaining({
        from: 'system',
        title: 'Name shown: The court asks',
        by: network.caseworker.handle,
        visibility: 'desk',
      }),
    ]);
  });

  it('before it is read: it stands there although the identity does not open', async () => {
    const id = await openCase();
    await ownerQuery(
      running.database,
      `update persons set identity_sealed = decode(repeat('01', 300), 'hex') where id = (select person_id from cases where id = $1)`,
      [id],
    );
    const answer = await api(running.app, network.caseworker).post(`/cases/${id}/identity`, { reason: 'To call back' });
    expect(answer.statusCode).toBe(500);
    expect(await history(id)).toEqual([expect.objectContaining({ title: 'Name shown: To call back' })]);
  });
});
