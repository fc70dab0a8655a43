import { Db } from '../../src/common/database/db.js';
import { acting } from '../../src/cli/demo/cast.js';
import { packOf, ruleOf } from '../../src/reference/country-packs/packs.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

interface Rule {
  id: string;
  version: string;
  signed: string;
}

let running: RunningApp;
let network: SmallNetwork;
let desk: ReturnType<typeof api>;
let lawyer: ReturnType<typeof api>;
const SUIT = 'de.vg.suit';
const UNSIGNED = 'No lawyer of the country has signed this rule';
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  running.clock.standAt('2026-11-25');
  desk = api(running.app, network.caseworker);
  lawyer = api(running.app, network.lawyer);
}, 60_000);
afterAll(() => running.stop());

const ruleShown = async (country: string, id: string) =>
  (await desk.get(`/rules/${country}`)).json<{ rules: Rule[] }>().rules.find((one) => one.id === id)!;
const say = (verdict: string, more: object = {}, country = 'DE', rule = SUIT) =>
  lawyer.post(`/rules/${country}/reviews`, { rule: `${rule}@${ruleOf(rule)!.version}`, verdict, ...more });

async function caseWithDeadline() {
  const made = await desk.post('/cases', { pseudonym: 'Heron', facts: { country_of_stay: 'DE' } });
  const { id } = made.json<{ id: string }>();
  await desk.post(`/cases/${id}/events`, { trigger: 'decision_served', on: '2026-11-20' });
  await desk.post(`/cases/${id}/deadline-proposals`, { answer: 'confirm', proposal: `${SUIT}@2026-12-04` });
  return id;
}
const deadlineOf = async (id: string) =>
  (await desk.get(`/cases/${id}`)).json<{ deadlines: { certainty: { code: string }; rule: Rule }[] }>().deadlines[0]!;

describe('a lawyer of the country stands by a rule:', () => {
  it('every deadline of the rule says that nobody signed it, then who did and when', async () => {
    const id = await caseWithDeadline();
    expect((await deadlineOf(id)).rule.signed).toBe(UNSIGNED);
    expect((await say('signed')).statusCode).toBe(201);
    const words = `Signed by ${network.contact.name} on Wednesday 25 November 2026`;
    expect((await deadlineOf(id)).rule.signed).toBe(words);
    const page = browser(running.app, network.caseworker);
    for (const at of [`/cases/${id}`, `/cases/${id}/deadlines`, '/rules/DE'])
      expect((await page.get(at)).body).toContain(words);
    expect((await ruleShown('DE', 'de.vg.suit.one_week')).signed).toBe(UNSIGNED);
  });

  it('or disputes it, with the reason: what it proposes is disputed from then on', async () => {
    expect((await say('disputed')).statusCode).toBe(422);
    expect((await say('disputed', { note: 'Two weeks only without a hearing' })).statusCode).toBe(201);
    expect((await ruleShown('DE', SUIT)).signed).toMatch(/^Disputed by .*Two weeks only without a hearing/);
    expect((await deadlineOf(await caseWithDeadline())).certainty.code).toBe('disputed');
  });

  it('by the words that were read and no others: a changed rule is signed by nobody', async () => {
    await say('signed');
    const stale = { rule: `${SUIT}@0123456789abcdef`, verdict: 'signed' };
    expect((await lawyer.post('/rules/DE/reviews', stale)).statusCode).toBe(409);
    const id = await caseWithDeadline();
    const rule = ruleOf(SUIT)!;
    const before = rule.version;
    // As if the next release shipped another word.
    rule.version = 'fedcba9876543210';
    try {
      expect((await deadlineOf(id)).rule.signed).toBe(UNSIGNED);
    } finally {
      rule.version = before;
    }
    expect((await deadlineOf(id)).rule.signed).toMatch(/^Signed by/);
  });

  it('only where the directory lists the lawyer: not of another country, and not a caseworker', async () => {
    expect((await say('signed', {}, 'FR', 'fr.cnda.appeal')).statusCode).toBe(403);
    const own = { rule: `${SUIT}@${ruleOf(SUIT)!.version}`, verdict: 'signed' };
    expect((await desk.post('/rules/DE/reviews', own)).statusCode).toBe(403);
    const page = browser(running.app, network.lawyer);
    expect((await page.get('/rules/DE')).body).toContain('Say it under my name');
    expect((await page.get('/rules/FR')).body).not.toContain('Say it under my name');
  });

  it('a rule of the European Union from any of its members', async () => {
    const [rule] = packOf('EU')!.rules;
    expect((await say('disputed', { note: 'Applies later' }, 'EU', rule!.id)).statusCode).toBe(201);
    expect((await ruleShown('EU', rule!.id)).signed).toMatch(/^Disputed by .*Applies later/);
    const page = await browser(running.app, network.lawyer).get('/rules/EU');
    expect(page.body).toContain('Say it under my name');
    expect(page.body).toContain('is read by every desk and every lawyer of the network');
  });

  it('and the database takes a signature from nobody else, whatever the program asks', async () => {
    const { accountId, organisationId } = network.lawyer;
    const forged = (who: typeof network.lawyer, country: string) =>
      acting(running.app, who, () =>
        running.app.get(Db, { strict: false }).change(
          `insert into rule_reviews (organisation_id, account_id, legal_contact_id, country, rule, version, verdict, reviewed_on)
           values ($1, $2, $3, $4, 'fr.forged', '0123456789abcdef', 'signed', '2026-11-25')`,
          [organisationId, accountId, network.contact.id, country],
        ),
      );
    await expect(forged(network.caseworker, 'DE')).rejects.toThrow(/row-level security/);
    await expect(forged(network.lawyer, 'FR')).rejects.toThrow(/row-level security/);
  });
});
