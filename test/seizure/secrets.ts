import { FirstSignIn } from '../../src/accounts/first-sign-in.js';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import { SessionStore } from '../../src/sessions/session-store.js';
import { Keyring } from '../../src/vault/keyring.js';
import { codeAt, stepOf } from '../../src/vault/second-factor.js';
import { auditPair } from '../audit/trail.js';
import type { RunningApp } from '../support/app.js';
import { codeIn, ownMail } from '../reminders/own-mail.js';
import { api, browser } from '../support/client.js';
import type { MailServer } from '../support/mail-server.js';
import type { SmallNetwork } from '../support/network.js';
import type { Needle } from './forms.js';

/** Writes down what the server hands out and must not keep: one-time codes and session tokens, as they are made. */
export function overhear({ app }: RunningApp): Needle[] {
  const heard: Needle[] = [];
  const [first, store] = [app.get(FirstSignIn, { strict: false }), app.get(SessionStore, { strict: false })];
  const [begin, open] = [first.begin.bind(first), store.begin.bind(store)];
  first.begin = (handle, code) => {
    heard.push({ name: 'one-time code', of: code }, { name: 'one-time code', of: code.replaceAll('-', '') });
    return begin(handle, code);
  };
  store.begin = (...account) => {
    const begun = open(...account);
    heard.push(
      { name: 'session token', of: begun.token },
      { name: 'session token', of: Buffer.from(begun.token, 'base64url') },
    );
    return begun;
  };
  return heard;
}

/** Signs in with passphrase and code, by page and by API, and once wrongly. */
export async function signInAsPeopleDo({ app, clock }: RunningApp, network: SmallNetwork) {
  const [one, other] = [network.caseworker, network.coordinator];
  const totp = ({ totpSeed }: Person) => codeAt(totpSeed, stepOf(clock.now()));
  const sent = ({ handle, passphrase }: Person, code: string) => ({
    method: 'POST' as const,
    url: '/api/v1/session',
    payload: { handle, passphrase, totp: code },
  });
  const begun = await app.inject(sent(one, totp(one)));
  const page = await browser(app).submit('/sign-in', '/sign-in', {
    handle: other.handle,
    passphrase: other.passphrase,
    totp: totp(other),
  });
  const refused = await app.inject(sent(network.lawyer, '000000'));
  return [begun.statusCode, page.statusCode, refused.statusCode];
}

/** An address is confirmed by its code, a day is mailed, a calendar is read: what stands in the mail and in the address of the calendar. */
export async function remindAsPeopleDo(
  running: RunningApp,
  network: SmallNetwork,
  server: MailServer,
  address: string,
): Promise<Needle[]> {
  const mail = ownMail(running, server);
  await mail.confirmed(network.caseworker, address);
  const code = codeIn(server.to(address)[0]!);
  const made = await api(running.app, network.caseworker).post('/account/calendar');
  const secret = made.json<{ address: string }>().address.split('/').at(-1)!.replace('.ics', '');
  const read = await running.app.inject({ method: 'GET', url: `/calendar/${secret}.ics` });
  const wrong = await running.app.inject({ method: 'GET', url: `/calendar/x${secret}.ics` });
  if (read.statusCode !== 200 || wrong.statusCode !== 404) throw new Error('A calendar was not read as it should be.');
  await mail.run();
  return [
    { name: 'code of a mail address', of: code },
    { name: 'code of a mail address', of: code.replaceAll('-', '') },
    { name: 'secret of a calendar', of: secret },
    { name: 'secret of a calendar', of: Buffer.from(secret, 'base64url') },
  ];
}

/** What nobody but its owner ever has: passphrases, seeds of second factors, secret keys. */
export async function secretsOf(running: RunningApp, network: SmallNetwork): Promise<Needle[]> {
  const organisations = [network.north, network.south, network.office];
  const people = organisations.flatMap((one) => one.people);
  const needles: Needle[] = people.flatMap(({ passphrase, totpSecret, totpSeed, actor }) => [
    { name: 'passphrase', of: passphrase },
    { name: 'passphrase', of: passphrase.replaceAll(' ', '') },
    { name: 'TOTP secret', of: totpSecret },
    { name: 'TOTP secret', of: totpSeed },
    { name: 'secret key of an account', of: Buffer.from(actor.secretKey) },
  ]);
  for (const { identity } of organisations.flatMap(({ recovery }) => recovery))
    needles.push({ name: 'recovery identity', of: identity });
  for (const desk of [network.desk, network.otherDesk, network.southDesk]) {
    const keys = await acting(running.app, desk.members[0]!, async () => {
      const { secret, wrapKey, box, pinKey } = running.app.get(Keyring).desk(desk.id);
      return [secret, wrapKey, box.secretKey, pinKey].map((key) => Buffer.from(key));
    });
    for (const of of keys) needles.push({ name: 'key of a desk', of });
  }
  needles.push({ name: 'audit key', of: (await auditPair(running, network.auditor)).secretKey });
  return needles;
}
