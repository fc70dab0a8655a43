import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { fieldsOf } from './form-of-facts.js';

let running: RunningApp;
let network: SmallNetwork;
let desk: ReturnType<typeof api>;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  desk = api(running.app, network.caseworker);
}, 60_000);
afterAll(() => running.stop());

const CASE = {
  pseudonym: 'Heron',
  summary: 'Called up for Monday.',
  facts: { service_country: 'RU', country_of_stay: 'DE', grounds: ['religious', 'pacifist_ethical'], language: ['ru'] },
  safe_contact: { channel: 'message', instructions: 'In the evening.\nNever by phone.' },
  needs: ['housing', 'asylum'],
  risk: { level: 'elevated', review_by: '2027-01-02' },
  consent: { agreed: true, language: 'ru', given_by: 'oral', given_on: '2026-11-01' },
  counted: true,
};
interface Shown {
  version: number;
  [field: string]: unknown;
}
const newCase = async () => (await desk.post('/cases', CASE)).json<{ id: string }>().id;
const shown = async (id: string): Promise<Shown> => (await desk.get(`/cases/${id}`)).json();

/** Somebody at the form of facts: it is drawn, and sent later. */
async function atTheForm(id: string, person = network.colleague) {
  const tab = browser(running.app, person);
  const drawn = fieldsOf((await tab.get(`/cases/${id}/facts`)).body);
  const send = async (fields: Record<string, string[]>) => {
    const pairs = Object.entries(fields).flatMap(([name, values]) => values.map((value) => [name, value]));
    return running.app.inject({
      method: 'POST',
      url: `/cases/${id}?_method=PATCH`,
      headers: { cookie: tab.cookie(), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(pairs).toString(),
    });
  };
  return { drawn, send, save: (changed: Record<string, string[]>) => send({ ...drawn, ...changed }) };
}

describe('two people at one form', () => {
  it('who change different fields are both saved, without a question', async () => {
    const id = await newCase();
    const mine = await atTheForm(id);
    await desk.patch(`/cases/${id}`, { version: 1, summary: 'Theirs.', facts: { branch: 'land' }, needs: ['medical'] });
    const saved = await mine.save({ 'risk.level': ['high'], 'facts.country_of_stay': ['FR'] });
    expect(saved.statusCode).toBe(303);
    expect(await shown(id)).toMatchObject({
      version: 3,
      summary: 'Theirs.',
      facts: { ...CASE.facts, branch: 'land', country_of_stay: 'FR' },
      needs: [{ code: 'medical' }],
      risk: { level: { code: 'high' }, review_by: '2027-01-02', assessed_by: network.colleague.handle },
      safe_contact: { instructions: CASE.safe_contact.instructions },
      consent: { agreed: true, given_on: '2026-11-01' },
    });
  });

  it('who only looked changes nothing by saving', async () => {
    const id = await newCase();
    const mine = await atTheForm(id);
    await desk.patch(`/cases/${id}`, {
      version: 1,
      summary: null,
      facts: { grounds: ['religious'] },
      safe_contact: { channel: 'not_safe' },
      consent: { agreed: false },
    });
    const before = await shown(id);
    expect((await mine.save({})).statusCode).toBe(303);
    const after = await shown(id);
    for (const field of Object.keys(before).filter((name) => name !== 'version' && name !== 'notes'))
      expect([field, after[field]]).toEqual([field, before[field]]);
  });

  it('who change the same fields are shown both versions of each, by whom and when, and choose; nothing typed is lost', async () => {
    const id = await newCase();
    const mine = await atTheForm(id);
    await desk.patch(`/cases/${id}`, {
      version: 1,
      summary: 'Theirs: deployed.',
      safe_contact: { channel: 'not_safe' },
      needs: ['medical'],
      facts: { branch: 'navy' },
    });
    const late = await mine.save({
      summary: ['Mine: refused.'],
      'safe_contact.instructions': ['Only by letter.'],
      'facts.country_of_stay': ['FR'],
    });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Before both of you: Called up for Monday.');
    for (const said of [
      'Mine: refused.',
      'Theirs: deployed.',
      'Only by letter.',
      'Not safe now',
      network.caseworker.handle,
    ])
      expect(late.body).toContain(said);
    // The branch was theirs alone: told, not asked. The country was mine alone: carried.
    expect(late.body).toMatch(/Also changed.*Branch/s);
    const asked = fieldsOf(late.body);
    expect(asked['ask[]']).toEqual(['safe_contact', 'summary']);
    expect(asked).toMatchObject({ 'facts.country_of_stay': ['FR'], 'facts.branch': ['navy'], 'needs[]': ['medical'] });

    const silent = await mine.send({ ...asked, 'keep.summary': ['mine'] });
    expect(silent.statusCode).toBe(422);
    expect(silent.body).toContain('Choose whose to keep: Safe contact.');
    expect(silent.body).toContain('Only by letter.');
    expect(silent.body).toMatch(/value="mine"[^>]*checked/);

    const again = fieldsOf(silent.body);
    const chosen = await mine.send({ ...again, 'keep.summary': ['mine'], 'keep.safe_contact': ['theirs'] });
    expect(chosen.statusCode).toBe(303);
    expect(await shown(id)).toMatchObject({
      version: 3,
      summary: 'Mine: refused.',
      safe_contact: { channel: { code: 'not_safe' }, instructions: CASE.safe_contact.instructions },
      facts: { country_of_stay: 'FR', branch: 'navy' },
      needs: [{ code: 'medical' }],
    });
  });

  it('are asked again when somebody writes while they choose', async () => {
    const id = await newCase();
    const mine = await atTheForm(id);
    await desk.patch(`/cases/${id}`, { version: 1, summary: 'Second.' });
    const asked = fieldsOf((await mine.save({ summary: ['Mine.'] })).body);
    await desk.patch(`/cases/${id}`, { version: 2, summary: 'Third.' });
    const late = await mine.send({ ...asked, 'keep.summary': ['mine'] });
    expect([late.statusCode, late.body.includes('Third.'), late.body.includes('Before both of you: Second.')]).toEqual([
      409,
      true,
      true,
    ]);
    expect(late.body).not.toMatch(/value="mine"[^>]*checked/);
    expect((await shown(id)).summary).toBe('Third.');
  });

  it('are not overtaken by a mistake in the form: it keeps the version that it was drawn of', async () => {
    const id = await newCase();
    const mine = await atTheForm(id);
    await desk.patch(`/cases/${id}`, { version: 1, summary: 'Theirs.' });
    const wrong = await mine.save({
      'risk.review_by-day': ['31'],
      'risk.review_by-month': ['2'],
      'facts.branch': ['air'],
    });
    expect(wrong.statusCode).toBe(422);
    const corrected = { ...fieldsOf(wrong.body), 'risk.review_by-day': ['3'] };
    expect((await mine.send(corrected)).statusCode).toBe(303);
    expect(await shown(id)).toMatchObject({ summary: 'Theirs.', facts: { branch: 'air' } });
  });

  it('a program is told both versions and which facts changed, by whom; never to what', async () => {
    const id = await newCase();
    await api(running.app, network.colleague).patch(`/cases/${id}`, { version: 1, summary: 'Theirs.' });
    const late = await desk.patch(`/cases/${id}`, { version: 1, needs: [] });
    expect([late.statusCode, late.json()]).toMatchObject([
      409,
      {
        code: 'version',
        your_version: 1,
        current_version: 2,
        changed: [{ field: 'summary', by: network.colleague.handle, on: running.clock.today() }],
      },
    ]);
    expect(late.body).not.toContain('Theirs.');
  });
});

/** Dice that fall the same way in every run. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

it('a hundred random edits by two people: each is in the case, or was shown to its author on a conflict page', async () => {
  const id = await newCase();
  const roll = dice(20_261_125);
  const people = [network.caseworker, network.colleague];
  const kinds: [field: string, told: string, value: (n: number) => string][] = [
    ['summary', 'summary', (n) => `Edit ${n} of the summary.`],
    ['safe_contact.instructions', 'safe_contact', (n) => `Edit ${n} of the way.`],
    ['pseudonym', 'pseudonym', (n) => `Heron ${n}`],
    ['facts.country_of_stay', 'facts.country_of_stay', (n) => ['FR', 'PL', 'GR', 'FI', 'GE'][n % 5]!],
    ['risk.level', 'risk', (n) => ['low', 'elevated', 'high', 'extreme'][n % 4]!],
    ['needs[]', 'needs', (n) => ['asylum', 'housing', 'money', 'medical', 'language'][n % 5]!],
  ];
  const forms = [await atTheForm(id, people[0]), await atTheForm(id, people[1])];
  let [merged, asked] = [0, 0];
  const accepted: string[] = [];
  for (let n = 0; n < 100; n++) {
    const who = roll(2);
    const form = forms[who]!;
    const edits = new Map(
      Array.from({ length: 1 + roll(2) }, () => kinds[roll(kinds.length)]!).map((kind) => [kind[0], kind]),
    );
    // What is typed again as it stood in the form is no edit.
    const typed = Object.fromEntries(
      [...edits]
        .map(([name, [, , value]]): [string, string[]] => [name, [value(n)]])
        .filter(([name, values]) => String(form.drawn[name]) !== String(values)),
    );
    const before = await shown(id);
    const answer = await form.save(typed);
    if (answer.statusCode === 303) merged += Number(before.version > Number(form.drawn['version#']![0]));
    else {
      expect(answer.statusCode).toBe(409);
      asked += 1;
      // Each of my edits is on the page in words, or among what will be sent.
      const page = fieldsOf(answer.body);
      for (const [name, values] of Object.entries(typed)) expect([n, name, page[name]]).toEqual([n, name, values]);
      for (const field of page['ask[]']!) expect(answer.body).toContain(`keep.${field.replace('.', '-')}`);
      const keep = Object.fromEntries(
        page['ask[]']!.map((field) => [`keep.${field.replace('.', '-')}`, [roll(2) ? 'mine' : 'theirs']]),
      );
      expect((await form.send({ ...page, ...keep })).statusCode).toBe(303);
      for (const [field, [whose]] of Object.entries(keep))
        if (whose === 'theirs')
          for (const [name, , value] of [...edits.values()].filter(
            ([, told]) => `keep.${told.replace('.', '-')}` === field,
          ))
            accepted.push(`shown ${name} ${value(n)}`);
    }
    const fields = fieldsOf((await browser(running.app, people[who]).get(`/cases/${id}/facts`)).body);
    for (const [name, values] of Object.entries(typed))
      if (!accepted.includes(`shown ${name} ${values[0]!}`)) expect([n, name, fields[name]]).toEqual([n, name, values]);
    // The one who saved begins anew; the other one still has the form of before.
    forms[who] = await atTheForm(id, people[who]);
  }
  // Both ways were gone.
  expect([merged > 10, asked > 10]).toEqual([true, true]);
}, 120_000);
