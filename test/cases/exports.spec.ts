import { parse } from 'csv-parse/sync';
import { trail } from '../audit/trail.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
const FACTS = {
  service_country: 'RU',
  country_of_stay: 'DE',
  citizenship: ['RU', 'KZ'],
  service_category: 'reservist',
  branch: 'land',
  refusal_status: 'refused_summons',
  grounds: ['pacifist_ethical', 'religious'],
  main_ground: 'conscience',
  language: ['ru', 'en'],
};
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  const desk = api(running.app, network.caseworker);
  await desk.post('/cases', {
    pseudonym: '=Heron',
    facts: FACTS,
    deadline: { kind: 'hearing', on: '2027-03-01' },
    needs: ['asylum'],
    person: { legal_name: 'Emil Placeholder', contacts: [{ channel: 'phone', handle: '+999 100 0111' }] },
  });
  await desk.post('/cases', { pseudonym: 'Sanderling', state: 'enquiry' });
  await api(running.app, network.colleague).post('/cases', { pseudonym: 'Merlin', facts: { country_of_stay: 'GR' } });
  await api(running.app, network.otherCoordinator).post('/cases', { pseudonym: 'Elsewhere' });
}, 60_000);
afterAll(() => running.stop());

const take = (fill: Record<string, string | string[]>) =>
  browser(running.app, network.caseworker).submit('/exports', '/exports/list', { reason: 'For Monday', ...fill });
const ALL = ['pseudonym', 'state', 'holder', 'due', 'facts', 'needs'];
const read = (body: string) => parse(body, { bom: true, columns: true }) as Record<string, string>[];
const pseudonyms = (body: string) =>
  read(body)
    .map(({ Pseudonym }) => Pseudonym)
    .sort();
const taken = async () => (await trail(running, network.auditor)).filter(({ action }) => action === 'case.export-list');

describe('the list of a desk', () => {
  it('is a table of the own desk’s cases, in words, without a name or a contact, and without a formula', async () => {
    const file = await take({ 'columns[]': ALL });
    expect(file.statusCode).toBe(200);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.headers['content-disposition']).toBe(`attachment; filename="cases-${running.clock.today()}.csv"`);
    expect(pseudonyms(file.body)).toEqual(["'=Heron", 'Merlin', 'Sanderling']);
    const heron = read(file.body).find(({ Pseudonym }) => Pseudonym === "'=Heron")!;
    expect(heron).toMatchObject({
      State: 'Open',
      'Held by': network.caseworker.handle,
      'Due on': '2027-03-01',
      'What is due': 'Hearing',
      'Whose army': 'Russia',
      'Now in': 'Germany',
    });
    // Every column has its words, also when somebody calls a fact by another name one day.
    expect(Object.entries(heron).filter(([, cell]) => cell === '')).toEqual([]);
    expect(file.body).not.toMatch(/Placeholder|999 100/);
  });

  it('holds the cases that were asked for, as the list of cases is filtered', async () => {
    /** As somebody takes it out who came from the list. */
    const of = async (query: string) => {
      const file = await browser(running.app, network.caseworker).submit(`/exports?${query}`, '/exports/list', {
        reason: 'For Monday',
        'columns[]': ['pseudonym'],
        'filters.state': new URLSearchParams(query).get('state') ?? '',
      });
      expect(file.statusCode).toBe(200);
      return pseudonyms(file.body);
    };
    expect(await of('state=enquiry')).toEqual(['Sanderling']);
    expect(await of('assignee=me')).toEqual(["'=Heron", 'Sanderling']);
    expect(await of('assignee=nobody')).toEqual([]);
    expect(await of(`assignee=${network.colleague.accountId}`)).toEqual(['Merlin']);
    expect(await of('country=GR')).toEqual(['Merlin']);
    expect(await of('need=asylum')).toEqual(["'=Heron"]);
    expect(await of('to_complete=yes')).toEqual(['Merlin', 'Sanderling']);
    const shown = await browser(running.app, network.caseworker).get('/exports?state=enquiry&assignee=me&country=GR');
    expect(shown.body).toContain('held by me, Greece involved');
  });

  it('holds the columns that were ticked, and the reference alone where none was', async () => {
    const headings = async (columns: string[]) => (await take({ 'columns[]': columns })).body.split('\r\n')[0];
    expect(await headings(['due', 'state'])).toBe('\ufeff"Reference","State","Due on","What is due"');
    expect(await headings([])).toBe('\ufeff"Reference"');
    const desk = api(running.app, network.caseworker);
    expect((await desk.post('/exports/list', { reason: 'To see', columns: ['legal_name'] })).statusCode).toBe(422);
  });

  it('is recorded with its reason, and asks for one', async () => {
    await take({ reason: 'For the meeting' });
    const before = await taken();
    expect(before.at(-1)).toMatchObject({
      actor: network.caseworker.accountId,
      object: network.desk.id,
      reason: 'For the meeting',
    });
    const without = await take({ reason: '' });
    expect(without.statusCode).toBe(422);
    expect(without.body).toContain('Say why, in a few words.');
    expect(await taken()).toEqual(before);
  });
});
