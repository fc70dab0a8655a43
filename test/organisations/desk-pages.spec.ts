import { acting, type Person } from '../../src/cli/demo/cast.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { wordsOfDesk, wordsOfHolders, WRONG } from './ceremony-words.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const as = (person: Person) => browser(running.app, person);
const named = (name: string) =>
  acting(running.app, network.administrator, () => running.app.get(Ceremonies, { strict: false }).nameDesk(name));

describe('a desk is born', () => {
  it('by its first coordinator, from the words on three papers; then cases can be opened at it', async () => {
    const id = await named('Hill desk');
    const coordinator = as(network.coordinator);
    expect((await coordinator.get('/desks')).body).toContain(`/desks/${id}/birth`);
    const [first = '', second = '', third = ''] = await wordsOfHolders(running, network.coordinator);
    const page = await coordinator.get(`/desks/${id}/birth`);
    for (const words of [first, second, third]) expect(page.body).not.toContain(words);

    const born = await coordinator.submit(`/desks/${id}/birth`, `/desks/${id}/birth`, { first, second, third });
    expect(born.statusCode).toBe(303);
    expect(born.headers.location).toBe(`/desks/${id}`);
    expect((await coordinator.get(`/desks/${id}`)).body).toContain(network.coordinator.handle);
    const opened = await api(running.app, network.coordinator).post('/cases', { pseudonym: 'Hill', desk_id: id });
    expect(opened.statusCode).toBe(201);
  });

  it('not while the words of one paper differ: that field says so, and nothing was written', async () => {
    const id = await named('Moor desk');
    const [first = '', second = ''] = await wordsOfHolders(running, network.coordinator);
    const refused = await as(network.coordinator).submit(`/desks/${id}/birth`, `/desks/${id}/birth`, {
      first,
      second,
      third: WRONG,
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('id="third-mistake"');
    expect(refused.body).not.toContain('id="first-mistake"');
    const [desk] = await ownerQuery<{ epoch: number }>(running.database, 'select epoch from desks where id = $1', [id]);
    expect(desk).toEqual({ epoch: 0 });
    expect(await ownerQuery(running.database, 'select 1 from pins where desk_id = $1', [id])).toEqual([]);
  });

  it('once: a second time the page says that it has its keys', async () => {
    const page = await as(network.coordinator).get(`/desks/${network.otherDesk.id}/birth`);
    expect(page.body).toContain('has its keys already');
    const [first = '', second = '', third = ''] = await wordsOfHolders(running, network.coordinator);
    const id = await named('Fen desk');
    const coordinator = as(network.coordinator);
    await coordinator.submit(`/desks/${id}/birth`, `/desks/${id}/birth`, { first, second, third });
    expect((await coordinator.get(`/desks/${network.southDesk.id}/birth`)).statusCode).toBe(404);
  });

  it('not before there is an audit key and three recovery holders: the page says what comes first', async () => {
    const bare = await network.beginnings.organisation({ name: 'New Support', country: 'IT', kind: 'support_group' });
    const coordinator = await network.beginnings.member(bare, 'coordinator');
    const id = await acting(running.app, bare.administrator, () =>
      running.app.get(Ceremonies, { strict: false }).nameDesk('First desk'),
    );
    const page = (await as(coordinator).get(`/desks/${id}/birth`)).body;
    expect(page).toContain('First: the audit key');
    expect(page).toContain('First: three recovery holders');
    expect(page).not.toContain('name="first"');
  });
});

describe('the page of a desk', () => {
  it('names its members and its own words, and is for them only', async () => {
    const words = await wordsOfDesk(running, network.caseworker, network.desk.id);
    const page = await as(network.caseworker).get(`/desks/${network.desk.id}`);
    expect(page.body).toContain(words);
    for (const { handle } of [network.coordinator, network.caseworker, network.colleague])
      expect(page.body).toContain(handle);
    expect(page.body).not.toContain('Renewal is asked for');
    expect((await as(network.otherCoordinator).get(`/desks/${network.desk.id}`)).statusCode).toBe(404);
    expect((await as(network.administrator).get(`/desks/${network.desk.id}`)).statusCode).toBe(403);
  });

  it('says that renewal is asked for, and why', async () => {
    const ask = (asked: boolean) =>
      ownerQuery(running.database, 'update desks set renewal_asked = $2 where id = $1', [network.otherDesk.id, asked]);
    await ask(true);
    const page = (await as(network.otherCoordinator).get(`/desks/${network.otherDesk.id}`)).body;
    expect(page).toContain('Renewal is asked for');
    expect(page).toContain('access was taken away');
    expect((await as(network.otherCoordinator).get('/desks')).body).toContain('Renewal is asked for');

    const coordinator = as(network.otherCoordinator);
    const [renewal, desk] = [`/desks/${network.otherDesk.id}/renewal`, `/desks/${network.otherDesk.id}`];
    expect((await coordinator.get(renewal)).body).toContain('class="button grave"');
    expect((await coordinator.submit(renewal, renewal)).statusCode).toBe(303);
    expect((await coordinator.get(desk)).body).not.toContain('Renewal is asked for');
    expect((await as(network.otherCaseworker).get(desk)).statusCode).toBe(200);
  });
});
