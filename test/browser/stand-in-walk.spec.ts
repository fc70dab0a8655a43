import { browserIt } from '../support/browser.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { offeredToLawyer } from '../referrals/standing-in.js';
import { Gathering } from './gathering.js';
import type { Somebody } from './persons.js';

let at: Gathering | undefined;
let network: SmallNetwork;
let away: Somebody;
let colleague: Somebody;
let desk: Somebody;
beforeAll(async () => {
  at = await Gathering.open();
  if (!at) return;
  network = await smallNetwork(at.running);
  const comes = async (person: SmallNetwork['lawyer'], width?: number) => (await at!.somebody({ width })).as(person);
  away = await comes(network.lawyer);
  colleague = await comes(network.otherLawyer, 390);
  desk = await comes(network.caseworker);
}, 60_000);
afterAll(() => at?.end());

browserIt('a lawyer goes away: their colleague says six words, answers in their place, and gives it back', async () => {
  const { id, caseId } = await offeredToLawyer(at!.running, network, { standIn: true });
  for (const person of [away, colleague, desk]) expect(await person.signsIn()).toBe(303);
  const [words, own] = [await colleague.ownWords(), await away.ownWords()];

  await away.goTo('/referrals');
  await away.goTo(await away.link('standing in'));
  await away.attend('/stand-ins');
  await away.choose('account_id', network.otherContact.name);
  const [year = '', month = '', day = ''] = at!.running.clock.today().split('-');
  for (const [part, text] of Object.entries({ day, month, year })) await away.fill(`until_on-${part}`, text);
  await away.fill('words', own);
  await away.isRefused('They stand in for me');
  await away.fill('words', words);
  expect(await away.press('They stand in for me')).toBe(303);
  expect(await away.text()).toContain(`${network.otherContact.name} stands in for you`);

  await colleague.goTo('/referrals');
  expect(await colleague.text()).toContain(`For ${network.contact.name}`);
  await colleague.goTo(`/referrals/${id}`);
  expect(await colleague.text()).toContain(`You stand in for ${network.contact.name}`);
  expect(await colleague.press('Check conflicts')).toBe(303);
  expect(await colleague.text()).toContain('Zeno Standinplant');
  expect(await colleague.press('Accept and open the packet')).toBe(303);
  expect(await colleague.text()).toContain('Called up on a Tuesday.');
  await colleague.goTo(`/referrals/${id}`);
  expect(await colleague.text()).toContain(`are for ${network.contact.name}`);

  await desk.goTo(`/cases/${caseId}/referrals/${id}`);
  const told = await desk.text();
  expect(told).toContain(`${network.otherContact.name} stands in for them`);
  // The preview was opened by whoever was away, when they looked at their list.
  expect(told).not.toContain('Opened the preview:');
  for (const done of ['Opened the name', 'Accepted', 'Opened the packet'])
    expect(told).toContain(`${done}: ${network.otherContact.name}`);

  await colleague.goTo('/stand-ins');
  expect(await colleague.press('I cannot')).toBe(303);
  expect(await colleague.text()).toContain('you stand in for nobody');
  expect(await colleague.goTo(`/referrals/${id}`)).toBe(404);
  await away.goTo(`/referrals/${id}`);
  expect(await away.text()).toContain(`Accepted: ${network.otherContact.name}`);
});
