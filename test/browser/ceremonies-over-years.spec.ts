import { browserIt } from '../support/browser.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { Gathering } from './gathering.js';
import type { Somebody } from './persons.js';

let at: Gathering | undefined;
let network: SmallNetwork;
let administrator: Somebody;
let auditor: Somebody;
let coordinator: Somebody;
let other: Somebody;
let caseworker: Somebody;
let colleague: Somebody;
let desk: string;
/** Where the case is that all this is about. */
let heron: string;
let headOnPaper: string;

beforeAll(async () => {
  at = await Gathering.open();
  if (!at) return;
  network = await smallNetwork(at.running);
  desk = `/desks/${network.desk.id}`;
  const comes = async (person: SmallNetwork['coordinator'], width?: number) =>
    (await at!.somebody({ width })).as(person);
  administrator = await comes(network.administrator);
  auditor = await comes(network.auditor);
  coordinator = await comes(network.coordinator);
  other = await comes(network.otherCoordinator);
  caseworker = await comes(network.caseworker, 390);
  colleague = await comes(network.colleague);
}, 60_000);
afterAll(() => at?.end());

async function signIn(...persons: Somebody[]) {
  for (const person of persons) expect(await person.signsIn()).toBe(303);
}
const headOfTrail = () => auditor.page.locator('dt:text-is("Check words") + dd').innerText();
async function logs(by: Somebody, pseudonym: string): Promise<string> {
  await by.goTo('/cases/new');
  await by.fill('pseudonym', pseudonym);
  expect(await by.press('Save the case')).toBe(303);
  return new URL(by.page.url()).pathname;
}
/** A coordinator hears somebody's words and types them; then that person hears the desk's. */
async function joins(newcomer: Somebody, until?: string) {
  const said = await newcomer.ownWords();
  await coordinator.attend(`${desk}/members/new`);
  await coordinator.choose('account_id', newcomer.handle);
  await coordinator.fill('words', said);
  const [year = '', month = '', day = ''] = until?.split('-') ?? [];
  for (const [part, text] of Object.entries({ day, month, year })) await coordinator.fill(`until-${part}`, text);
  expect(await coordinator.press('Admit')).toBe(303);
  const heard = await coordinator.wordsOf(desk);
  expect(await newcomer.goTo('/cases')).toBe(409);
  await newcomer.goTo(`${desk}/confirmation`);
  await newcomer.fill('words', heard);
  expect(await newcomer.press('Confirm the key')).toBe(303);
}
async function renews() {
  await coordinator.goTo(desk);
  expect(await coordinator.text()).toContain('Renewal is asked for');
  await coordinator.attend(`${desk}/renewal`);
  expect(await coordinator.press('Renew the key')).toBe(303);
  expect(await coordinator.text()).not.toContain('Renewal is asked for');
}

browserIt(
  'the auditor writes down where the trail ends; a stand-in works until their last day is over, and no longer',
  async () => {
    await signIn(auditor, coordinator, caseworker);
    await auditor.goTo('/audit');
    headOnPaper = await headOfTrail();
    expect(headOnPaper.split(' ')).toHaveLength(6);
    heron = await logs(caseworker, 'Heron');

    const standIn = (await at!.somebody()).as(await network.beginnings.member(network.north, 'caseworker'));
    await signIn(standIn);
    await joins(standIn, at!.running.clock.today());
    expect(await standIn.goTo(heron)).toBe(200);

    // Midnight: all sessions are over by then, too.
    at!.running.clock.forward({ days: 1 });
    await signIn(standIn, coordinator, caseworker);
    expect(await standIn.goTo(heron)).toBe(404);
    await standIn.goTo('/cases');
    expect(await standIn.text()).not.toContain('Heron');
    await coordinator.goTo(desk);
    expect(await coordinator.text()).toContain(`The time of ${standIn.handle} has ended`);
    await renews();
    expect(await standIn.goTo(heron)).toBe(404);
    expect(await caseworker.goTo(heron)).toBe(200);
  },
);

browserIt(
  'the administrator takes a member away, the coordinator renews, and colleagues go on without typing anything',
  async () => {
    await signIn(administrator, colleague);
    expect(await colleague.goTo(heron)).toBe(200);
    await administrator.goTo('/organisation');
    await administrator.attend(await administrator.link(`: ${caseworker.handle}`));
    expect(await administrator.press('Remove from the desk')).toBe(303);
    expect(await administrator.text()).toContain('Key to be renewed by a coordinator');
    expect(await caseworker.goTo(heron)).toBe(404);

    const before = await coordinator.wordsOf(desk);
    await renews();
    expect(await coordinator.wordsOf(desk)).not.toBe(before);
    // No page asks the colleague for words, and the case is what it was.
    expect(await colleague.goTo(heron)).toBe(200);
    expect(await colleague.text()).toContain('Heron');
    for (const place of [heron, desk, `${desk}/confirmation`]) expect(await caseworker.goTo(place)).toBe(404);
    await caseworker.goTo('/cases');
    expect(await caseworker.text()).not.toContain('Heron');
  },
);

browserIt('all cases of whoever left go to a colleague', async () => {
  await coordinator.attend(`${desk}/hand-over`);
  await coordinator.choose('from', `${caseworker.handle} (1 case)`);
  await coordinator.choose('to', colleague.handle);
  expect(await coordinator.press('Hand them over')).toBe(303);
  await colleague.goTo(`${heron}/assignment`);
  expect(await colleague.text()).toContain(`${colleague.handle} (you) holds it now`);
});

browserIt('a case moves to another desk, whose words were heard and whose coordinator accepts', async () => {
  await signIn(other);
  const theirs = await other.wordsOf(`/desks/${network.otherDesk.id}`);
  await coordinator.goTo(`${heron}/transfer`);
  expect(await coordinator.page.locator('[name="to_desk_id"]').isDisabled()).toBe(true);
  await coordinator.attend(`${desk}/pins/new`);
  await coordinator.choose('subject', 'Valley desk');
  await coordinator.fill('words', await colleague.wordsOf(desk));
  await coordinator.isRefused('Pin this key');
  await coordinator.fill('words', theirs);
  expect(await coordinator.press('Pin this key')).toBe(303);

  await coordinator.attend(`${heron}/transfer`);
  await coordinator.choose('to_desk_id', 'Valley desk');
  expect(await coordinator.press('Offer the case')).toBe(303);
  expect(await other.goTo(heron)).toBe(404);
  expect(await colleague.goTo(heron)).toBe(200);
  await other.attend('/transfers');
  expect(await other.text()).not.toContain('Heron');
  expect(await other.press('Accept')).toBe(303);
  expect(new URL(other.page.url()).pathname).toBe(heron);
  expect(await other.text()).toContain('Heron');
  for (const left of [coordinator, colleague]) expect(await left.goTo(heron)).toBe(404);
});

browserIt('a new passphrase ends the other session, and the old one signs nobody in', async () => {
  const elsewhere = (await at!.somebody()).sameAs(colleague);
  await signIn(elsewhere);
  expect(await elsewhere.goTo(desk)).toBe(200);
  const old = colleague.passphrase;
  await colleague.goTo('/account/passphrase');
  await colleague.fill('passphrase', old);
  await colleague.fill('totp', colleague.totp());
  expect(await colleague.press('Show me a new passphrase')).toBe(200);
  colleague.writesDown(await colleague.page.locator('main .note bdi').innerText());
  expect(colleague.passphrase).not.toBe(old);
  await colleague.fill('passphrase', colleague.passphrase);
  expect(await colleague.press('Use this passphrase from now on')).toBe(303);

  expect(await colleague.goTo(desk)).toBe(200);
  expect(await elsewhere.goTo(desk)).toBe(401);
  expect(await elsewhere.signsIn(old)).toBe(401);
  await signIn(elsewhere);
});

browserIt('a lost passphrase: the account begins anew with other keys, which are heard and granted again', async () => {
  const birch = await logs(coordinator, 'Birch');
  const formerWords = await colleague.ownWords();
  await administrator.goTo('/accounts');
  const page = await administrator.link(colleague.handle);
  await administrator.attend(`${page}/reset`);
  expect(await administrator.press('Begin this account anew')).toBe(200);
  const { handle, code } = await administrator.paper();
  expect(handle).toBe(colleague.handle);
  expect(await colleague.goTo(birch)).toBe(401);
  expect(await colleague.signsIn()).toBe(401);

  const again = await at!.somebody();
  await again.signsInFirst({ handle, code });
  // A reset by itself gives nothing back.
  expect(await again.goTo(birch)).toBe(404);
  expect(await again.ownWords()).not.toBe(formerWords);
  await coordinator.goTo(`${desk}/members/new`);
  await coordinator.choose('account_id', handle);
  await coordinator.fill('words', formerWords);
  await coordinator.isRefused('Admit');
  await joins(again);
  expect(await again.goTo(birch)).toBe(200);
  await renews();
  expect(await again.goTo(birch)).toBe(200);
});

browserIt('the auditor sees who can see what, and that the trail goes on from the words on their paper', async () => {
  // Signing in leads to it: the head is compared before anything else is looked at.
  await signIn(auditor);
  expect(await auditor.text()).toMatch(/The trail is whole\s+It goes on from where you saw it end: \d+ more/);
  expect(await headOfTrail()).not.toBe(headOnPaper);
  await auditor.goTo('/audit/reach');
  const harbour = await auditor.page.locator('section', { hasText: 'Harbour desk' }).innerText();
  for (const { handle } of [coordinator, colleague]) expect(harbour).toContain(handle);
  expect(harbour).not.toContain(caseworker.handle);
  expect(harbour).not.toContain('Its key is to be renewed');
  await auditor.goTo('/audit/trail');
  expect(await auditor.text()).toContain(coordinator.handle);
});
