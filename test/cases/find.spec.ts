import { randomUUID } from 'node:crypto';

import { acting, type Person } from '../../src/cli/demo/cast.js';
import { Transfers } from '../../src/cases/transfer/transfers.service.js';
import { DeskPins } from '../../src/organisations/desk-pins.service.js';
import { Renewal } from '../../src/organisations/renewal.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { stored, trail } from '../audit/trail.js';
import { wordsOfDesk } from '../organisations/ceremony-words.js';

interface Piece {
  text: string;
  hit: boolean;
}
interface Item {
  id: string;
  reference: string;
  pseudonym: string;
  missing: string[];
  found?: { in: string; label: string | null; on: string | null; line: Piece[] };
}
interface List {
  items: Item[];
  next: string | null;
  total: number;
}

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const as = (person: Person = network.caseworker) => api(running.app, person);
const logged = async (pseudonym: string, more: object = {}, notes: string[] = [], by?: Person): Promise<string> => {
  const answer = await as(by).post('/cases', { pseudonym, ...more });
  expect(answer.statusCode).toBe(201);
  const { id } = answer.json<{ id: string }>();
  for (const text of notes) expect((await as(by).post(`/cases/${id}/notes`, { text })).statusCode).toBe(201);
  return id;
};
const search = async (asked: string | object, by?: Person): Promise<List> => {
  const answer = await as(by).post('/cases/search', typeof asked === 'string' ? { text: asked } : asked);
  expect(answer.statusCode).toBe(200);
  return answer.json();
};
const ids = async (asked: string | object, by?: Person) => (await search(asked, by)).items.map(({ id }) => id);
const marked = ({ found }: Item) => found?.line.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

describe('words', () => {
  it.each([
    ['accents', 'He sat in the Café Zoë with Łukasz', 'cafe zoe lukasz'],
    ['case and the beginnings of words', 'The MILITARY commissariat has summoned him', 'milit summon'],
    ['Cyrillic, ё and the mark of stress', 'Вчера получил пове́стку от Королёва', 'повест королева'],
    ['Ukrainian, whatever the apostrophe', 'Отримав повістку, об’єкт у Києві', "об'єкт києві"],
    ['Arabic, with and without vowels, within a word', 'ذهب إلى المَحكمة أمس', 'محكمة'],
    ['Hangul, within a compound', '국제병역거부자 모임에서 만났다', '병역거부'],
    ['Japanese, without blanks', '昨日、徴兵を拒否することに決めました', '徴兵 拒否'],
    ['hiragana for katakana', 'ベルリンのモトコさん', 'べるりん もとこ'],
    ['digits of another script', 'الملف رقم ٢٤٦٨٢٤٦٨', '24682468'],
  ])('of a note are found: %s', async (_, note, words) => {
    const id = await logged(`Script ${randomUUID()}`, {}, [note]);
    const { items } = await search(words);
    expect(items.map((item) => item.id)).toEqual([id]);
    expect(items[0]!.found).toMatchObject({ in: 'note', on: running.clock.today() });
    expect(items[0]!.found!.line.some(({ hit }) => hit)).toBe(true);
    expect(items[0]!.found!.line.map(({ text }) => text).join('')).toBe(note);
  });

  it('have to be there all of them, wherever each stands, and not in the middle of a word', async () => {
    const id = await logged('Kestrel', { summary: 'Waits in Tbilisi', facts: { service_country: 'BY' } }, [
      'The embargo ends',
    ]);
    expect(await ids('kestrel tbilisi embargo belarus')).toEqual([id]);
    expect(await ids('kestrel tbilisi embargo warsaw')).toEqual([]);
    expect(await ids('bargo')).toEqual([]);
  });

  it('in quotation marks stand together', async () => {
    const together = await logged('Wren', {}, ['the hearing was\nput off until spring']);
    const apart = await logged('Rook', {}, [
      'put the papers off; the hearing is in spring, until then nothing was done',
    ]);
    expect((await ids('hearing put off until')).sort()).toEqual([together, apart].sort());
    expect(await ids('"was put off until" hearing')).toEqual([together]);
    expect(await ids('"off until then"')).toEqual([]);
  });

  it('are shown where they stand: name, fact, summary, or note', async () => {
    const id = await logged(
      'Osprey blue',
      { summary: 'A brother in Yerevan', facts: { country_of_stay: 'AM' }, needs: ['housing'] },
      ['Nothing new', 'Sleeps at a friend’s, asks for a lawyer'],
    );
    const where = async (words: string) => {
      const [item] = (await search(words)).items;
      return [item!.found!.in, item!.found!.label, marked(item!)];
    };
    const { reference } = (await as().get(`/cases/${id}`)).json<{ reference: string }>();
    expect(await where('osprey')).toEqual(['pseudonym', null, '[Osprey] blue']);
    expect(await where(reference)).toEqual(['reference', null, `[${reference}]`]);
    expect(await where(reference.replace('-', '').toLowerCase())).toEqual(['reference', null, `[${reference}]`]);
    expect(await where('osprey armenia')).toEqual(['pseudonym', null, '[Osprey] blue']);
    expect(await where('armenia')).toEqual(['fact', 'Now in', '[Armenia]']);
    expect(await where('yerevan')).toEqual(['summary', null, 'A brother in [Yerevan]']);
    expect(await where('lawyer sleeps')).toEqual(['note', null, '[Sleeps] at a friend’s, asks for a [lawyer]']);
  });

  it('never find a name or a contact', async () => {
    await logged('Plover', {
      person: { legal_name: 'Xaver Qualmhuber', contacts: [{ channel: 'phone', handle: '+999 777135 1234' }] },
    });
    for (const words of ['Xaver', 'Qualmhuber', '777135', '+999 777135 1234']) expect(await ids(words)).toEqual([]);
  });

  it('follow what is changed: a new note, another summary, another pseudonym', async () => {
    const id = await logged('Turnstone', { summary: 'Speaks of Narva' }, ['First he was in Riga']);
    await as().patch(`/cases/${id}`, { version: 1, summary: 'Speaks of Tartu', pseudonym: 'Dunlin' });
    expect(await ids('narva')).toEqual([]);
    expect(await ids('turnstone')).toEqual([]);
    for (const words of ['tartu', 'dunlin', 'riga', 'dunlin riga tartu']) expect(await ids(words)).toEqual([id]);
  });

  it('are not lost when two people write to a case at once', async () => {
    const id = await logged('Gannet', { summary: 'Before' });
    const notes = ['alphaword', 'betaword', 'gammaword', 'deltaword'];
    await Promise.all([
      ...notes.map((text) => as().post(`/cases/${id}/notes`, { text })),
      as(network.colleague).patch(`/cases/${id}`, { version: 1, summary: 'Afterwards' }),
    ]);
    for (const words of [...notes, 'afterwards']) expect(await ids(words)).toEqual([id]);
  });
});

describe('what is out of reach', () => {
  it('is never found: cases of another desk or organisation', async () => {
    const mine = await logged('Sharedword mine', {}, ['commonplace']);
    const theirs = await logged('Sharedword theirs', {}, ['commonplace'], network.otherCaseworker);
    const abroad = await logged('Sharedword abroad', {}, ['commonplace'], network.southCaseworker);
    for (const words of ['sharedword', 'commonplace']) {
      expect(await ids(words)).toEqual([mine]);
      expect(await ids(words, network.otherCaseworker)).toEqual([theirs]);
      expect(await ids(words, network.southCaseworker)).toEqual([abroad]);
      expect(await ids({ text: words, desk: network.otherDesk.id })).toEqual([]);
    }
  });

  it('is not found either when it is closed, unless that is asked', async () => {
    const id = await logged('Auk', {}, ['thunderstorm']);
    await as().post(`/cases/${id}/closure`, { reason: 'amnesty' });
    expect(await ids('thunderstorm')).toEqual([]);
    for (const state of ['closed', 'any']) expect(await ids({ text: 'thunderstorm', state })).toEqual([id]);
  });
});

describe('the words of a case', () => {
  const sealed = (id: string) =>
    ownerQuery<{ words_sealed: Buffer; number: number; desk_id: string }>(
      running.database,
      'select words_sealed, number, desk_id from case_words where case_id = $1',
      [id],
    );

  it('are made anew where they are missing, once, with all that was written before', async () => {
    const id = await logged('Fulmar', { summary: 'skerryvore' }, ['firstnote', 'secondnote']);
    await ownerQuery(running.database, 'delete from case_words where case_id = $1', [id]);
    for (const words of ['fulmar skerryvore', 'firstnote secondnote']) expect(await ids(words)).toEqual([id]);
    const [once] = await sealed(id);
    await ids('firstnote');
    expect((await sealed(id))[0]!.words_sealed).toEqual(once!.words_sealed);

    await ownerQuery(running.database, 'update case_words set number = 99 where case_id = $1', [id]);
    expect(await ids('skerryvore')).toEqual([id]);

    await ownerQuery(running.database, 'delete from case_words where case_id = $1', [id]);
    await as().post(`/cases/${id}/notes`, { text: 'thirdnote' });
    expect(await sealed(id)).toHaveLength(1);
    expect(await ids('firstnote secondnote thirdnote skerryvore')).toEqual([id]);
  });

  it('hold each word once, in no order, in steps of 512 bytes, under the newest key', async () => {
    const id = await logged('Smew', {}, [`${'again '.repeat(2000)}`]);
    expect((await sealed(id))[0]!.words_sealed).toHaveLength(49 + 512);
  });

  it('are readable after the key of the desk was renewed, and sealed under the new one with the next write', async () => {
    const id = await logged('Knot', {}, ['beforerenewal']);
    await acting(running.app, network.coordinator, () =>
      running.app.get(Renewal, { strict: false }).renew(network.desk.id, []),
    );
    expect(await ids('beforerenewal')).toEqual([id]);
    expect((await sealed(id))[0]!.number).toBe(1);
    await as().post(`/cases/${id}/notes`, { text: 'afterrenewal' });
    expect((await sealed(id))[0]!.number).toBe(2);
    expect(await ids('beforerenewal afterrenewal')).toEqual([id]);
  });

  it('go along to another desk, and are found there only', async () => {
    const id = await logged('Godwit', { summary: 'travelling' }, ['luggage']);
    const words = await wordsOfDesk(running, network.otherCoordinator, network.otherDesk.id);
    const transferId = await acting(running.app, network.coordinator, async () => {
      await running.app.get(DeskPins, { strict: false }).pin(network.desk.id, `desk.${network.otherDesk.id}`, words);
      return running.app.get(Transfers, { strict: false }).offer(id, network.otherDesk.id);
    });
    expect(await ids('godwit luggage', network.otherCaseworker)).toEqual([]);
    await acting(running.app, network.otherCoordinator, () =>
      running.app.get(Transfers, { strict: false }).accept(transferId),
    );
    expect(await ids('godwit luggage travelling')).toEqual([]);
    expect(await ids('godwit luggage travelling', network.otherCaseworker)).toEqual([id]);
    expect((await sealed(id))[0]!.desk_id).toBe(network.otherDesk.id);
  });
});

describe('many hits', () => {
  it('come page by page, each once: whose pseudonym it is first, then the nearest deadline', async () => {
    const inDays = (days: number) =>
      new Date(Date.parse(running.clock.today()) + days * 86_400_000).toISOString().slice(0, 10);
    const due = (days: number) => ({ deadline: { kind: 'hearing', on: inDays(days) } });
    const made: string[] = [];
    for (const days of [40, 10, 25, 60, 4]) made.push(await logged(`Number ${days}`, due(days), ['manifold']));
    const named = await logged('Manifold', due(90));
    const pages: List[] = [];
    for (let after: string | null | undefined; after !== null; after = pages.at(-1)!.next)
      pages.push(await search({ text: 'manifold', limit: 2, ...(after && { after }) }));
    expect(pages.map(({ items }) => items.length)).toEqual([2, 2, 2]);
    expect(pages.map(({ total }) => total)).toEqual([6, 6, 6]);
    const [id40, id10, id25, id60, id4] = made;
    expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual([named, id4, id10, id25, id40, id60]);
  });

  it('on the page, with the words kept in the box, the hit marked, and nothing of them in an address', async () => {
    for (let n = 0; n < 52; n += 1) await logged(`Shoal ${n}`, {}, ['<b>oyster</b> & catcher']);
    const window = browser(running.app, network.caseworker);
    const shown = await window.submit('/cases', '/cases/search', { text: 'oyster catcher', country_of_stay: '' });
    expect(shown.statusCode).toBe(200);
    expect(shown.body.includes('52 cases hold all of these words')).toBe(true);
    expect(shown.body.includes('&lt;b><mark>oyster</mark>&lt;/b> &amp; <mark>catcher</mark>')).toBe(true);
    expect(
      /name="text" value="([^"]*)"/.exec(shown.body)?.[1] ?? /value="([^"]*)" [^>]*name="text"/.exec(shown.body)?.[1],
    ).toBe('oyster catcher');
    expect(shown.body).not.toMatch(/(href|action)="[^"]*oyster/);
    const more = /<form method="post" action="\/cases\/search"[^>]*aria-label="More".*?<\/form>/s.exec(shown.body)![0];
    const hidden = [...more.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]);
    const next = await window.post('/cases/search', Object.fromEntries(hidden), { 'sec-fetch-site': 'same-origin' });
    expect(next.statusCode).toBe(200);
    expect(next.body.match(/<mark>oyster<\/mark>/g)).toHaveLength(2);
    expect(next.body).not.toContain('More cases');
  });
});

describe('filters', () => {
  let needy: string;
  let late: string;
  let whole: string;
  beforeAll(async () => {
    const facts = {
      service_country: 'TR',
      country_of_stay: 'CY',
      service_category: 'conscript',
      language: ['tr'],
    };
    needy = await logged('Filtered needy', { facts: { service_country: 'TR' }, needs: ['housing'] }, ['sieve']);
    late = await logged(
      'Filtered late',
      { facts: { country_of_stay: 'CY' }, deadline: { kind: 'hearing', on: '2026-01-02' } },
      ['sieve'],
    );
    whole = await logged('Filtered whole', { facts, state: 'enquiry' }, ['sieve'], network.colleague);
  });

  it.each([
    ['service_country=TR', () => [needy, whole]],
    ['country_of_stay=CY', () => [late, whole]],
    ['country=TR', () => [needy, whole]],
    ['country=CY', () => [late]],
    ['service_category=conscript', () => [whole]],
    ['need=housing', () => [needy]],
    ['to_complete=yes', () => [needy, late]],
    ['overdue=yes', () => [late]],
    ['state=enquiry', () => [whole]],
    ['assignee=me', () => [needy, late]],
    ['assignee=nobody', () => []],
    ['service_country=TR&need=housing&assignee=me', () => [needy]],
  ])('narrow the list, and what is searched alike: %s', async (filter, expected) => {
    const listed = (await as().get(`/cases?limit=200&${filter}`)).json<List>().items.map(({ id }) => id);
    const ours = [needy, late, whole];
    expect(ours.filter((id) => listed.includes(id))).toEqual(expected());
    const asked = Object.fromEntries(new URLSearchParams(filter));
    expect((await ids({ text: 'sieve', ...asked })).sort()).toEqual(expected().sort());
  });

  it('by a colleague or a desk, by their ids', async () => {
    const byColleague = { text: 'sieve', assignee: network.colleague.accountId };
    expect(await ids(byColleague)).toEqual([whole]);
    expect((await ids({ text: 'sieve', desk: network.desk.id })).sort()).toEqual([needy, late, whole].sort());
    const listed = await as().get(`/cases?assignee=${network.colleague.accountId}`);
    expect(listed.json<List>().items.map(({ id }) => id)).toContain(whole);
  });

  it('say on the row which facts are missing', async () => {
    const rows = (await search('sieve')).items;
    const missing = (id: string) => rows.find((row) => row.id === id)!.missing;
    expect(missing(whole)).toEqual([]);
    expect(missing(needy)).toEqual(['country_of_stay', 'service_category', 'language']);
  });

  it('that are no codes are refused: no word comes into an address', async () => {
    for (const wrong of ['need=Heron', 'assignee=heron-maple-4821', 'desk=harbour', 'to_complete=maybe', 'state=lost'])
      expect([wrong, (await as().get(`/cases?${wrong}`)).statusCode]).toEqual([wrong, 422]);
  });

  it('without a word lead a browser to the list that has them in its address', async () => {
    const answer = await browser(running.app, network.caseworker).submit('/cases', '/cases/search', {
      text: '',
      need: 'housing',
      assignee: 'me',
    });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/cases?assignee=me&need=housing']);
  });
});

describe('saved filters', () => {
  const save = (name: string, filters: object, by?: Person) => as(by).post('/cases/filters', { name, ...filters });
  const all = async (by?: Person) =>
    (await as(by).get('/cases/filters')).json<{ saved: { id: string; name: string; filters: object }[] }>().saved;

  it('stand above the list under the name one gave them, are one’s own, and can be taken away', async () => {
    const name = 'Housing, <Narva>';
    const made = await save(name, { need: 'housing', state: 'open' });
    expect(made.statusCode).toBe(201);
    const { id } = made.json<{ id: string }>();
    expect(await all()).toEqual([{ id, name, filters: { need: 'housing', state: 'open' } }]);
    expect(await all(network.colleague)).toEqual([]);
    const page = await browser(running.app, network.caseworker).get('/cases?need=housing&state=open');
    const tab = '<a href="/cases?state=open&amp;need=housing" dir="auto" aria-current="page">Housing, &lt;Narva></a>';
    expect(page.body.includes(tab)).toBe(true);
    expect((await as(network.colleague).delete(`/cases/filters/${id}`)).statusCode).toBe(404);
    expect((await as().delete(`/cases/filters/${id}`)).statusCode).toBe(200);
    expect(await all()).toEqual([]);
  });

  it('are twenty at most; one of the same name takes the place of the other', async () => {
    for (let n = 1; n <= 20; n += 1) expect((await save(`Number ${n}`, { overdue: 'yes' })).statusCode).toBe(201);
    const refused = await save('One more', { overdue: 'yes' });
    expect([refused.statusCode, refused.json<{ errors: { field: string }[] }>().errors[0]!.field]).toEqual([
      422,
      'name',
    ]);
    expect((await save('Number 7', { need: 'asylum' })).statusCode).toBe(201);
    const now = await all();
    expect(now).toHaveLength(20);
    expect(now[6]).toMatchObject({ name: 'Number 7', filters: { need: 'asylum' } });
    for (const { id } of now) await as().delete(`/cases/filters/${id}`);
  });

  it('need a name and something to narrow to', async () => {
    for (const [body, field] of [
      [{ name: ' ', need: 'housing' }, 'name'],
      [{ name: 'Everything' }, 'state'],
      [{ name: 'Wrong', need: 'gold' }, 'need'],
    ] as const) {
      const answer = await as().post('/cases/filters', body);
      expect([answer.statusCode, answer.json<{ errors: { field: string }[] }>().errors[0]!.field]).toEqual([
        422,
        field,
      ]);
    }
    const shown = await browser(running.app, network.caseworker).submit('/cases/filters', '/cases/filters', {
      name: '',
      need: 'housing',
    });
    expect(shown.statusCode).toBe(422);
    expect(shown.body).toContain('href="#name"');
    expect(shown.body).toMatch(/<option value="housing" selected/);
  });

  it('of an account whose sign-in was reset are gone with its key', async () => {
    const { accountId } = network.colleague;
    await save('Before the reset', { need: 'housing' }, network.colleague);
    const reset = await as(network.administrator).post(`/accounts/${accountId}/reset`, {});
    expect(reset.statusCode).toBeLessThan(300);
    const [row] = await ownerQuery(running.database, 'select filters_sealed from credentials where account_id = $1', [
      accountId,
    ]);
    expect(row).toEqual({ filters_sealed: null });
  });
});

describe('in the audit trail', () => {
  const added = async (act: () => Promise<unknown>) => {
    const before = Number((await stored(running, network.north.id)).head.head_number);
    await act();
    return trail(running, network.auditor, before);
  };

  it('a search that shows what stands in cases is one act, without its words; one that shows what the list shows is none', async () => {
    await logged('Phalarope', { facts: { country_of_stay: 'IS' } }, ['saltwater']);
    expect(await added(() => search('phalarope'))).toEqual([]);
    expect(await added(() => search('iceland'))).toEqual([]);
    const entries = await added(() => search('saltwater'));
    expect(entries.map(({ action, object }) => [action, object])).toEqual([['case.find', undefined]]);
    expect(JSON.stringify(entries)).not.toContain('saltwater');
  });
});
