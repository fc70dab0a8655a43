import { generateIdentity, identityToRecipient } from 'age-encryption';
import { browserIt } from '../support/browser.js';
import { WRONG } from '../organisations/ceremony-words.js';
import { Gathering } from './gathering.js';
import type { Paper, Somebody } from './persons.js';

let at: Gathering | undefined;
let administrator: Somebody;
let auditor: Somebody;
let coordinator: Somebody;
let second: Somebody;
let caseworker: Somebody;
let lawyer: Somebody;
let officeAdministrator: Somebody;
let desk: string;
/** What the coordinator heard of each recovery holder. */
let holdersWords: string[];

beforeAll(async () => {
  at = await Gathering.open();
  if (!at) return;
  [administrator, auditor, coordinator, second, lawyer, officeAdministrator] = [
    await at.somebody(),
    await at.somebody(),
    await at.somebody(),
    await at.somebody(),
    await at.somebody(),
    await at.somebody(),
  ];
  caseworker = await at.somebody({ width: 390 });
}, 60_000);
afterAll(() => at?.end());

/** The administrator makes an account, and writes its paper. */
async function invites(by: Somebody, role: string): Promise<Paper> {
  await by.goTo('/accounts/new');
  await by.choose('role', role);
  expect(await by.press('Make the account')).toBe(200);
  return by.paper();
}
const accountPage = async (handle: string) => {
  await administrator.goTo('/accounts');
  return administrator.link(handle);
};

browserIt(
  'the administrator comes with the code that `ploughshare begin` printed, and types the passphrase back',
  async () => {
    const paper = await at!.begins('Northern Support');
    await administrator.attend('/first-sign-in');
    expect(await administrator.beginsWith(paper)).toBe(303);
    await administrator.attend('/first-sign-in/passphrase', 'passphrase');
    expect(await administrator.typesBack('six words that are not these')).toBe(422);
    expect(await administrator.text()).toContain('not the passphrase above');
    expect(await administrator.typesBack()).toBe(303);
    await administrator.attend('/account/words');
    await administrator.goTo('/organisation');
    expect(await administrator.text()).toContain('An auditor signs in for the first time and makes the audit key.');
  },
);

browserIt('the first auditor makes the audit key; before that no desk can be born', async () => {
  await administrator.attend('/accounts/new');
  await auditor.signsInFirst(await invites(administrator, 'Auditor'));
  await coordinator.signsInFirst(await invites(administrator, 'Coordinator'));
  await administrator.goTo('/organisation');
  await administrator.fill('name', 'Harbour desk');
  expect(await administrator.press('Name the desk')).toBe(303);
  await coordinator.goTo('/desks');
  const birth = await coordinator.link('Make the keys of Harbour desk');
  desk = birth.replace('/birth', '');
  await coordinator.goTo(birth);
  expect(await coordinator.text()).toContain('First: the audit key');
  expect(await coordinator.page.locator('main .button').count()).toBe(0);

  await auditor.attend('/audit', 'audit-key');
  expect(await auditor.press('Make the audit key')).toBe(303);
  expect(await auditor.text()).toContain('The trail is whole');
});

browserIt(
  'three recovery holders bring public keys, and read their words to the coordinator, who bears the desk',
  async () => {
    const identities = [await generateIdentity(), await generateIdentity(), await generateIdentity()];
    const [first, middle, third] = await Promise.all(identities.map(identityToRecipient));
    await administrator.attend('/organisation', 'recovery-holders');
    for (const [name, key] of Object.entries({ first: first!, second: middle!, third: identities[2]! }))
      await administrator.fill(name, key);
    await administrator.isRefused('Enter the three holders', 'must never leave its holder');
    await administrator.fill('third', third!);
    expect(await administrator.press('Enter the three holders')).toBe(303);
    // The papers that the administrator hands out: each holder compares the key before they read the words aloud.
    const papers = await administrator.page.locator('ol.items li').all();
    expect(await Promise.all(papers.map((paper) => paper.locator('p').first().innerText()))).toEqual([
      first,
      middle,
      third,
    ]);
    holdersWords = await Promise.all(papers.map((paper) => paper.locator('bdi').innerText()));

    await coordinator.attend(`${desk}/birth`);
    const types = async (words: string[]) => {
      for (const [index, name] of ['first', 'second', 'third'].entries()) await coordinator.fill(name, words[index]!);
    };
    await types([holdersWords[0]!, WRONG, holdersWords[2]!]);
    await coordinator.isRefused('Make the keys');
    expect(await coordinator.page.locator('.errors a').count()).toBe(1);
    await administrator.goTo('/organisation');
    expect(await administrator.text()).toContain('Not born yet');

    await types(holdersWords);
    expect(await coordinator.press('Make the keys')).toBe(303);
    expect(await coordinator.text()).toContain(`${coordinator.handle} (you)`);
  },
);

browserIt(
  'a second coordinator and a caseworker are admitted by words heard, and open nothing before they have heard the desk’s',
  async () => {
    for (const [newcomer, role] of [
      [second, 'Coordinator'],
      [caseworker, 'Caseworker'],
    ] as const) {
      await newcomer.signsInFirst(await invites(administrator, role));
      const said = await newcomer.ownWords();
      await coordinator.attend(`${desk}/members/new`);
      await coordinator.choose('account_id', newcomer.handle);
      await coordinator.fill('words', WRONG);
      await coordinator.isRefused('Admit');
      await newcomer.goTo('/desks');
      expect(await newcomer.text()).toContain('You hold the key of no desk');

      await coordinator.fill('words', said);
      expect(await coordinator.press('Admit')).toBe(303);
      expect(await newcomer.goTo('/cases')).toBe(409);
      await newcomer.attend(await newcomer.link('Type the six check words'));
      await newcomer.fill('words', said);
      await newcomer.isRefused('Confirm the key');
      expect(await newcomer.goTo('/cases')).toBe(409);
      const deskWords = await coordinator.wordsOf(desk);
      await newcomer.goTo(`${desk}/confirmation`);
      await newcomer.fill('words', deskWords);
      expect(await newcomer.press('Confirm the key')).toBe(303);
      expect(await newcomer.goTo('/cases')).toBe(200);
    }
  },
);

browserIt('a lawyer of an office of their own is pinned by their words, and by no others', async () => {
  await officeAdministrator.signsInFirst(await at!.begins('Example Law Office', '--kind', 'law_office'));
  await lawyer.signsInFirst(await invites(officeAdministrator, 'Lawyer'));
  const said = await lawyer.ownWords();
  await officeAdministrator.goTo('/legal-contacts/new');
  await officeAdministrator.fill('name', 'Counsel of the harbour');
  await officeAdministrator.choose('account_id', lawyer.handle);
  await officeAdministrator.choose('country', 'Germany');
  await officeAdministrator.choose('competences[]', 'Asylum claim');
  await officeAdministrator.choose('languages[]', 'English');
  expect(await officeAdministrator.press('List this lawyer')).toBe(303);

  await coordinator.attend(`${desk}/pins/new`);
  await coordinator.choose('subject', 'Counsel of the harbour');
  await coordinator.fill('words', WRONG);
  await coordinator.isRefused('Pin this key');
  await caseworker.goTo(`${desk}/pins`);
  expect(await caseworker.text()).not.toContain('Counsel');
  await coordinator.fill('words', said);
  expect(await coordinator.press('Pin this key')).toBe(303);
  await caseworker.goTo(`${desk}/pins`);
  expect(await caseworker.page.locator('tr', { hasText: 'Counsel of the harbour' }).innerText()).toMatch(
    new RegExp(`Lawyer[^]*by ${coordinator.handle}[^]*Holds`),
  );
});

browserIt(
  'a second auditor gets the key by their words, and shows nothing with it before its own are heard',
  async () => {
    const other = await at!.somebody();
    await other.signsInFirst(await invites(administrator, 'Auditor'));
    const said = await other.ownWords();
    await other.goTo('/audit');
    expect(await other.text()).toContain('You do not hold the audit key');
    await auditor.attend('/audit/auditors');
    await auditor.choose('account_id', other.handle);
    await auditor.fill('words', WRONG);
    await auditor.isRefused('Give the audit key');
    await auditor.fill('words', said);
    expect(await auditor.press('Give the audit key')).toBe(303);
    const keyWords = await auditor.page.locator('bdi.code.long').innerText();

    await other.attend('/audit', 'audit-key-given');
    expect(await other.text()).not.toContain('Check words');
    await other.fill('words', said);
    await other.isRefused('Confirm the key');
    await other.fill('words', keyWords);
    expect(await other.press('Confirm the key')).toBe(303);
    expect(await other.text()).toContain('The trail is whole');
  },
);

browserIt(
  'a code that somebody else has used: the newcomer raises the alarm, the thief is stopped and has nothing',
  async () => {
    const [thief, newcomer] = [await at!.somebody(), await at!.somebody()];
    const paper = await invites(administrator, 'Caseworker');
    await thief.signsInFirst(paper);
    expect(await newcomer.beginsWith(paper)).toBe(409);
    expect(await newcomer.text()).toContain('raise the alarm: somebody else has it. Call your administrator now.');
    // The newcomer, whose voice the coordinator knows, has no words to say: nobody is admitted, and the thief opens nothing.
    await thief.goTo('/desks');
    expect(await thief.text()).toContain('You hold the key of no desk');

    const page = await accountPage(paper.handle);
    await administrator.goTo(page);
    expect(await administrator.text()).toContain('Works');
    expect(await administrator.press('Disable this account')).toBe(303);
    expect(await thief.goTo('/desks')).toBe(401);
    expect(await thief.signsIn()).toBe(401);
    await administrator.attend(`${page}/reset`, 'reset-after-theft');
    expect(await administrator.press('Begin this account anew')).toBe(200);
    const anew = await administrator.paper();
    await newcomer.signsInFirst(anew);
    expect(await thief.signsIn()).toBe(401);
  },
);

browserIt('a code that has ended opens nothing, and the administrator makes another', async () => {
  const late = await at!.somebody();
  const paper = await invites(administrator, 'Campaign lead');
  // On the disk stands only the hour in which it ends.
  at!.running.clock.forward({ days: 3, minutes: 60 });
  expect(await late.beginsWith(paper)).toBe(409);
  expect(await late.text()).toContain('it ends after 72 hours');

  // The three days have ended the administrator's session too.
  expect(await administrator.goTo('/accounts')).toBe(401);
  expect(await administrator.signsIn()).toBe(303);
  const page = await accountPage(paper.handle);
  await administrator.goTo(page);
  expect(await administrator.text()).toContain('The one-time code has ended, or the paper is lost');
  await administrator.attend(await administrator.link('Begin this account anew'), 'reset-of-invited');
  expect(await administrator.press('Begin this account anew')).toBe(200);
  const anew = await administrator.paper();
  expect(await late.beginsWith(paper)).toBe(409);
  await late.signsInFirst(anew);
});
