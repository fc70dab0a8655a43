import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Mailer } from '../../src/mail/mailer.js';
import { messageOf } from '../../src/mail/message.js';
import { errorCode } from '../../src/mail/outcome.js';
import { optionsOf, SmtpLine } from '../../src/mail/smtp-line.js';
import type { SmtpSettings } from '../../src/mail/smtp-settings.js';
import { CERTIFICATE, MailServer } from '../support/mail-server.js';
import { newMail } from '../support/new-mail.js';

const PUBLIC = 'https://ploughshare.example.org';
const TEXT = messageOf({ notice: 'due', day: '2027-03-01' }, { publicUrl: PUBLIC, from: 'reminders@example.org' });

const servers: MailServer[] = [];
const started = async (...kind: ConstructorParameters<typeof MailServer>) => {
  const server = await new MailServer(...kind).start();
  servers.push(server);
  return server;
};
afterAll(() => Promise.all(servers.map((server) => server.stop())));

const open = (settings: SmtpSettings) => new Mailer(newMail('unused', settings)).open();
const refusedTo = (settings: SmtpSettings) =>
  open(settings).then(
    () => 'opened',
    (error: unknown) => errorCode(error),
  );
/** As to a server elsewhere, whose name leads to this machine. */
const elsewhere = (settings: SmtpSettings) =>
  SmtpLine.open(
    { ...optionsOf({ ...settings, isLoopback: false }, PUBLIC), host: settings.host },
    settings,
    'reminders@example.org',
  );

describe('a mail server', () => {
  it('over TLS from the first byte is given name and password, and the mail, byte by byte', async () => {
    const login = { user: 'me@example.org', password: 'with a blank/#' };
    const server = await started({ secure: true, ...login });
    const settings = server.settings({ host: 'localhost', trusted: CERTIFICATE, ...login });
    const line = await open(settings);
    expect(await line.send('one@example.org', TEXT)).toEqual({ result: 'sent' });
    expect(await line.send('two@example.org', TEXT)).toEqual({ result: 'sent' });
    line.close();
    expect(server.received).toEqual(
      ['one', 'two'].map((name) => ({
        to: `${name}@example.org`,
        from: 'me@example.org',
        greeting: 'ploughshare.example.org',
        overTls: true,
        bytes: TEXT.toString(),
      })),
    );
    expect(await refusedTo({ ...settings, password: 'wrong' })).toBe('AUTH 535');
  });

  it('whose certificate nobody vouches for, or that is of another name, gets nothing, not even the password', async () => {
    const server = await started({ secure: true });
    expect(await refusedTo(server.settings({ host: 'localhost' }))).toBe('DEPTH ZERO SELF SIGN');
    expect(await refusedTo(server.settings({ host: '127.0.0.1', trusted: CERTIFICATE }))).toBe('ERR TLS CERT ALTNAME');
    const upgrading = await started();
    await expect(elsewhere(upgrading.settings({ host: 'localhost' }))).rejects.toMatchObject({
      originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect([...server.received, ...upgrading.received]).toEqual([]);
  });

  it('elsewhere must speak TLS before anything is said; on this machine it need not', async () => {
    const [upgrading, plain] = [await started(), await started({ withoutTls: true })];
    const line = await elsewhere(upgrading.settings({ host: 'localhost', trusted: CERTIFICATE }));
    expect(await line.send('one@example.org', TEXT)).toEqual({ result: 'sent' });
    line.close();
    expect(upgrading.received).toMatchObject([{ overTls: true }]);
    await expect(elsewhere(plain.settings({ host: 'localhost' }))).rejects.toMatchObject({ code: 'ETLS' });
    const own = await open(plain.settings());
    expect(await own.send('one@example.org', TEXT)).toEqual({ result: 'sent' });
    own.close();
    expect(plain.received).toMatchObject([{ overTls: false }]);
  });

  it('that is down is told by a code', async () => {
    const server = await started();
    await server.stop();
    expect(await refusedTo(server.settings())).toBe('ECONNREFUSED');
  });
});

describe('how a mail ended is told:', () => {
  it.each([
    ['no such mailbox', 550, '5.1.1 No such user', { result: 'refused', code: 'RCPT 550' }],
    ['a mailbox for ever full', 552, '5.2.2 Full', { result: 'refused', code: 'RCPT 552' }],
    ['greylisting', 451, '4.7.1 Come back later', { result: 'later', code: 'RCPT 451' }],
    // A refusal of us says nothing about the address.
    ['a relay that does not know us', 554, '5.7.1 Relay access denied', { result: 'later', code: 'RCPT 554' }],
  ])('%s, and the next one is sent on the same line', async (_, code, text, outcome) => {
    const server = await started();
    server.refuse = (address) => (address === 'no@example.org' ? { code, text } : undefined);
    const line = await open(server.settings());
    expect(await line.send('no@example.org', TEXT)).toEqual(outcome);
    expect(await line.send('yes@example.org', TEXT)).toEqual({ result: 'sent' });
    line.close();
    expect(server.received.map(({ to }) => to)).toEqual(['yes@example.org']);
  });

  it('a text that is put off, or refused for good', async () => {
    const server = await started();
    const line = await open(server.settings());
    server.atText = () => ({ code: 452, text: '4.3.1 No room' });
    expect(await line.send('one@example.org', TEXT)).toEqual({ result: 'later', code: 'DATA 452' });
    server.atText = () => ({ code: 554, text: '5.6.0 Never' });
    expect(await line.send('one@example.org', TEXT)).toEqual({ result: 'failed', code: 'DATA 554' });
    line.close();
  });

  it.each([
    ['before the text was asked for may be tried again', 'RCPT', 'later'],
    ['after the text was given over may have arrived', 'the text', 'unknown'],
  ])('a line that breaks %s', async (_, at, result) => {
    const server = createServer((socket) => {
      socket.write('220 here\r\n');
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        const said = chunk.toString();
        if ((at === 'RCPT' && said.startsWith('RCPT')) || said.endsWith('\r\n.\r\n')) socket.destroy();
        else socket.write(said.startsWith('DATA') ? '354 go on\r\n' : '250 well\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const line = await open({ host: '127.0.0.1', port, secure: false, isLoopback: true });
    expect(await line.send('one@example.org', TEXT)).toEqual({ result, code: 'ECONNECTION' });
    expect(line.isBroken()).toBe(true);
    server.close();
  });
});

it('without a server each mail is a file that its owner alone can read', async () => {
  const home = mkdtempSync(join(tmpdir(), 'ploughshare-test-outbox-'));
  const mail = newMail(home);
  const line = await new Mailer(mail).open();
  await line.send('one@example.org', TEXT);
  const [file] = readdirSync(mail.outbox);
  expect(readFileSync(join(mail.outbox, file!), 'latin1')).toBe(`Delivered-To: one@example.org\r\n${TEXT.toString()}`);
  expect(statSync(join(mail.outbox, file!)).mode & 0o777).toBe(0o600);
  expect(statSync(mail.outbox).mode & 0o777).toBe(0o700);
  rmSync(home, { recursive: true });
});
