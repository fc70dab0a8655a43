import { formToken } from '../../src/common/web/draw.js';
import { formKeyOf } from '../../src/sessions/session-store.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { credentials } from '../web/signing-in.js';

/** A form that outlives its session comes back after sign-in, filled, and is not carried out. */
let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

type Tab = ReturnType<typeof browser>;
const TYPED = { pseudonym: 'Osprey, höflich: 그는', summary: 'A long text.\n"Quoted" & more.' };
const hiddenOf = (page: string, action: string) => {
  const form = new RegExp(`<form method="post" action="${action}".*?</form>`, 's').exec(page)![0];
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  );
};
const casesOf = async (who = network.caseworker) =>
  (await api(running.app, who).get('/cases?limit=200')).json<{ items: { pseudonym: string }[] }>().items;
const signIn = (tab: Tab, answer: { body: string }, typed: Record<string, string>) =>
  tab.post('/sign-in', { ...hiddenOf(answer.body, '/sign-in'), ...typed });

/** The new case's form, sent when the session is over. */
async function sentTooLate(tab: Tab, fields: Record<string, string> = TYPED) {
  const page = await tab.get('/cases/new');
  running.clock.forward({ minutes: 16 });
  return tab.post('/cases', { ...hiddenOf(page.body, '/cases'), ...fields });
}

it('it is answered 401 with the sign-in page; signed in again, the form stands there filled, and nothing was saved until it is sent', async () => {
  const before = (await casesOf()).length;
  const tab = browser(running.app, network.caseworker);
  const late = await sentTooLate(tab, { ...TYPED, passphrase: 'never back', code: 'nor this' });
  expect(late.statusCode).toBe(401);
  expect(late.body).toContain('Your session has ended, and nothing was saved.');
  expect(Buffer.from(hiddenOf(late.body, '/sign-in')._kept!, 'base64url').toString()).not.toMatch(
    /never back|nor this/,
  );

  const again = await signIn(tab, late, { ...credentials(running, network.caseworker) });
  expect(again.statusCode).toBe(200);
  expect(again.body).toContain('This form was not sent yet');
  expect(again.body).toContain(`value="${TYPED.pseudonym}"`);
  expect(again.body).toContain('&quot;Quoted&quot; &amp; more.');
  expect(await casesOf()).toHaveLength(before);
  expect((await tab.post('/cases', { ...hiddenOf(again.body, '/cases'), ...TYPED })).statusCode).toBe(303);
  expect(await casesOf()).toHaveLength(before + 1);
});

it('it is carried through a sign-in that failed in between', async () => {
  const tab = browser(running.app, network.caseworker);
  const late = await sentTooLate(tab);
  const wrong = await signIn(tab, late, { ...credentials(running, network.caseworker), totp: '000000' });
  expect(wrong.statusCode).toBe(401);
  const again = await signIn(tab, wrong, { ...credentials(running, network.caseworker) });
  expect([again.statusCode, again.body.includes(TYPED.pseudonym)]).toEqual([200, true]);
});

it('another account gets its start page, and the fields are dropped; so does the same one whose reach has ended', async () => {
  const tab = browser(running.app, network.caseworker);
  const other = await signIn(tab, await sentTooLate(tab), { ...credentials(running, network.colleague) });
  expect([other.statusCode, other.headers.location, other.body]).toEqual([303, '/today', '']);

  const made = (await api(running.app, network.caseworker).post('/cases', { pseudonym: 'Gone' })).json<{
    id: string;
  }>();
  const path = `/cases/${made.id}`;
  const page = await tab.get('/sign-in');
  await signIn(tab, page, { ...credentials(running, network.caseworker) });
  const facts = await tab.get(`${path}/facts`);
  running.clock.forward({ minutes: 16 });
  const late = await tab.post(`${path}?_method=PATCH`, {
    ...hiddenOf(facts.body, `${path}\\?_method=PATCH`),
    summary: 'New',
  });
  expect(late.statusCode).toBe(401);
  const kept = hiddenOf(late.body, '/sign-in');
  expect(kept._kept).toBeDefined();
  await ownerQuery(running.database, 'delete from grants where account_id = $1', [network.caseworker.accountId]);
  const gone = await tab.post('/sign-in', { ...kept, ...credentials(running, network.caseworker) });
  expect([gone.statusCode, gone.headers.location]).toEqual([303, '/today']);
});

it('what was changed in the meantime is said', async () => {
  const { otherCaseworker } = network;
  const desk = api(running.app, otherCaseworker);
  const { id } = (await desk.post('/cases', { pseudonym: 'Twice' })).json<{ id: string }>();
  const tab = browser(running.app, otherCaseworker);
  const facts = await tab.get(`/cases/${id}/facts`);
  expect((await desk.patch(`/cases/${id}`, { version: 1, summary: 'By somebody else' })).statusCode).toBe(200);
  running.clock.forward({ minutes: 16 });
  const late = await tab.post(`/cases/${id}?_method=PATCH`, {
    ...hiddenOf(facts.body, `/cases/${id}\\?_method=PATCH`),
    summary: 'Mine',
  });
  const again = await signIn(tab, late, { ...credentials(running, otherCaseworker) });
  expect(again.body).toContain('was changed in the meantime');
  expect(again.body).toContain('Mine');
});

it('a session that was ended elsewhere leaves the form likewise', async () => {
  const { otherCoordinator } = network;
  const tab = browser(running.app, otherCoordinator);
  const page = await tab.get('/cases/new');
  await ownerQuery(running.database, 'update accounts set sessions_from = sessions_from + 1 where id = $1', [
    otherCoordinator.accountId,
  ]);
  const late = await tab.post('/cases', { ...hiddenOf(page.body, '/cases'), ...TYPED });
  expect(late.statusCode).toBe(401);
  const again = await signIn(tab, late, { ...credentials(running, otherCoordinator) });
  expect([again.statusCode, again.body.includes(TYPED.pseudonym)]).toEqual([200, true]);
});

it('other sites cannot have anything carried: not without the form’s token, nor with what they made themselves', async () => {
  const tab = browser(running.app, network.colleague);
  await tab.get('/cases/new');
  running.clock.forward({ minutes: 16 });
  const foreign: Record<string, string>[] = [{}, { _form: 'x'.repeat(43), _by: 'y'.repeat(43) }];
  for (const fields of foreign) {
    const late = await tab.post('/cases', { ...TYPED, ...fields });
    expect([late.statusCode, late.body.includes('_kept')]).toEqual([401, false]);
  }
  const page = await tab.get('/sign-in');
  const forged = {
    page: '/cases/new',
    fields: [['pseudonym', 'Forged']],
    form: 'f',
    by: 'b',
  };
  const _kept = Buffer.from(JSON.stringify(forged)).toString('base64url');
  const answer = await signIn(tab, page, {
    _kept,
    _kept_mac: 'm'.repeat(43),
    ...credentials(running, network.colleague),
  });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/today']);
});

it('a signed-out form of a browser that has been at the sign-in page is asked to sign in, not refused', async () => {
  const tab = browser(running.app);
  await tab.get('/sign-in');
  const key = formKeyOf('another'.padEnd(43, 'x'));
  const answer = await tab.post('/cases', { ...TYPED, _form: formToken(key, '/cases') });
  expect(answer.statusCode).toBe(401);
});

it('more than 1 MB is not carried', async () => {
  const tab = browser(running.app, network.southCaseworker);
  const late = await sentTooLate(tab, { ...TYPED, summary: 'x'.repeat(900_000) });
  expect([late.statusCode, late.body.includes('_kept')]).toEqual([401, false]);
  expect(late.body).toContain('Your session has ended. Sign in again.');
});
