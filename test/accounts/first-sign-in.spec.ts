import { acting } from '../../src/cli/demo/cast.js';
import { Accounts } from '../../src/accounts/accounts.service.js';
import type { Role } from '../../src/common/access/rules.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { type RunningApp, startApp } from '../support/app.js';
import { browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { codeOf, newcomer, PASSPHRASE_PAGE, signIn } from './newcomer.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

const invited = (role: Role = 'caseworker') =>
  acting(running.app, network.administrator, () => running.app.get(Accounts, { strict: false }).invite(role));

it('leads a newcomer from the paper to a session, and to the words that admit them', async () => {
  const { handle, code, accountId } = await invited();
  const at = newcomer(running);
  const { passphrase, secret, leadsTo } = await at.wholeWay(handle, code);
  expect(passphrase.split(' ')).toHaveLength(6);
  expect(leadsTo).toBe('/account/words');
  const words = await at.words();
  expect(words.split(' ')).toHaveLength(6);
  expect(at.cookie()).toMatch(/^session=[\w-]{43}; device=/);

  await acting(running.app, network.coordinator, () =>
    running.app.get(Ceremonies, { strict: false }).admit(network.desk.id, accountId, words),
  );
  const again = await signIn(running, handle, passphrase, secret);
  expect(again.answer.headers.location).toBe('/today');
});

it('tells a lawyer the words that a desk pins', async () => {
  const { handle, code, accountId } = await acting(running.app, network.office.administrator, () =>
    running.app.get(Accounts, { strict: false }).invite('lawyer'),
  );
  const at = newcomer(running);
  await at.wholeWay(handle, code);
  const words = await at.words();
  await acting(running.app, network.coordinator, () =>
    running.app.get(Ceremonies, { strict: false }).pinLawyer(network.desk.id, accountId, words),
  );
});

it('forgives how the code was typed, and asks for both when they are missing', async () => {
  const { handle, code } = await invited();
  const at = newcomer(running);
  const empty = await at.begin('', '');
  expect(empty.statusCode).toBe(422);
  expect(empty.body).toContain('Type the one-time code on your paper');
  const typed = await at.begin(` ${handle.toUpperCase()} `, code.toLowerCase().replaceAll('-', ' '));
  expect(typed.headers.location).toBe(PASSPHRASE_PAGE);
});

it('refuses a wrong code, a handle that is nobody, and an account that has begun, all alike, and says to raise the alarm', async () => {
  const { handle, code } = await invited();
  const answers = [
    await newcomer(running).begin(handle, '0000-0000-0000-0000'),
    await newcomer(running).begin('nobody-nowhere-0000', code),
    await newcomer(running).begin(network.caseworker.handle, code),
  ];
  for (const answer of answers) {
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('raise the alarm');
    expect(answer.body).not.toContain(code);
  }
  // The right one still opens it.
  expect((await newcomer(running).begin(handle, code)).statusCode).toBe(303);
});

it('ends a code after 72 hours, also between its two pages', async () => {
  const [early, late] = [await invited(), await invited()];
  running.clock.forward({ days: 3, minutes: -1 });
  expect((await newcomer(running).begin(early.handle, early.code)).statusCode).toBe(303);
  const at = newcomer(running);
  await at.begin(late.handle, late.code);
  running.clock.forward({ minutes: 62 });
  expect((await newcomer(running).begin(late.handle, late.code)).body).toContain('72 hours');
  const [row] = await ownerQuery<{ state: string }>(running.database, `select state from accounts where handle = $1`, [
    late.handle,
  ]);
  expect(row).toEqual({ state: 'invited' });
});

it('refuses the second who uses a code: whoever was first has the account, and the other is told what that means', async () => {
  const { handle, code } = await invited();
  const [first, second] = [newcomer(running), newcomer(running)];
  await second.begin(handle, code);
  const lost = await second.shown();
  await first.wholeWay(handle, code);
  const answer = await second.typeBack(lost.passphrase, codeOf(lost.secret, running.clock.now()));
  expect(answer.statusCode).toBe(409);
  expect(answer.body).toContain('raise the alarm');
  expect(second.cookie()).not.toContain('session=');
  expect((await newcomer(running).begin(handle, code)).body).toContain('raise the alarm');
});

it('makes no key until passphrase and code were typed back right, and names what was wrong', async () => {
  const { handle, code } = await invited();
  const at = newcomer(running);
  await at.begin(handle, code);
  const { passphrase, secret } = await at.shown();
  const wrong = await at.typeBack('six words that are not these', codeOf(secret, running.clock.now()));
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('not the passphrase above');
  expect(wrong.body).not.toContain('not the code of now');
  // The same ones are shown again, not others.
  expect(await at.shown()).toEqual({ passphrase, secret });
  const digits = await at.typeBack(` ${passphrase.toUpperCase()} `, '000 000');
  expect(digits.body).toContain('not the code of now');
  expect((await at.typeBack(passphrase, codeOf(secret, running.clock.now()))).statusCode).toBe(303);
});

it('shows a passphrase to the browser it was made for alone, for a quarter of an hour, and not once it is typed back', async () => {
  const { handle, code } = await invited();
  const at = newcomer(running);
  await at.begin(handle, code);
  expect((await at.get(PASSPHRASE_PAGE)).headers['cache-control']).toBe('no-store');
  const other = browser(running.app);
  await other.get('/first-sign-in');
  expect((await other.get(PASSPHRASE_PAGE)).body).toContain('no passphrase to show');
  const { passphrase } = await at.shown();
  running.clock.forward({ minutes: 15 });
  expect((await at.get(PASSPHRASE_PAGE)).body).toContain('no passphrase to show');
  const third = newcomer(running);
  const { passphrase: next } = await third.wholeWay(handle, code);
  expect(next).not.toBe(passphrase);
  expect((await third.get(PASSPHRASE_PAGE)).body).not.toContain(next);
});

it('takes no form from elsewhere', async () => {
  const { handle, code } = await invited();
  const answer = await browser(running.app).post('/first-sign-in', { handle, code });
  expect(answer.statusCode).toBe(401);
});
