import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { SmtpSettings } from '../../src/mail/smtp-settings.js';

const read = (name: string) => readFileSync(`test/fixtures/mail/localhost.${name}.pem`, 'utf8');
/** The certificate of `localhost`, and of no other name; nobody trusts it who is not told to. */
export const CERTIFICATE = read('cert');

export interface Received {
  to: string;
  from: string;
  /** What the sender called itself. */
  greeting: string;
  overTls: boolean;
  bytes: string;
}

/** What the server says instead of taking a mail: an SMTP reply. */
export type Refusal = { code: number; text: string };

/** A real mail server, at 127.0.0.1, on a port that was free; it does what the test says. */
export class MailServer {
  readonly received: Received[] = [];
  /** Asked at RCPT TO. */
  refuse: (address: string) => Refusal | undefined = () => undefined;
  /** Asked when the whole text has come, before the reply. */
  atText: (mail: Received) => Promise<Refusal | undefined> | Refusal | undefined = () => undefined;
  private server?: SMTPServer;
  private port = 0;

  constructor(
    private readonly kind: { secure?: boolean; withoutTls?: boolean; user?: string; password?: string } = {},
  ) {}

  /** At the port of before, once it has had one. */
  async start() {
    const { secure = false, withoutTls = false, user, password } = this.kind;
    const server = new SMTPServer({
      secure,
      key: read('key'),
      cert: CERTIFICATE,
      authOptional: user === undefined,
      disableReverseLookup: true,
      disabledCommands: [...(user === undefined ? ['AUTH'] : []), ...(withoutTls ? ['STARTTLS'] : [])],
      closeTimeout: 10,
      onAuth: (auth, _, done) =>
        auth.username === user && auth.password === password ? done(null, { user }) : done(new Error('Invalid login')),
      onRcptTo: ({ address }, _, done) => done(asError(this.refuse(address))),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          void this.taken(session, Buffer.concat(chunks)).then((refusal) => done(asError(refusal)));
        });
      },
    });
    // A client that breaks off is no mistake of this server.
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', () => resolve()));
    this.port = (server.server.address() as { port: number }).port;
    this.server = server;
    return this;
  }

  async stop() {
    await new Promise<void>((resolve) => this.server?.close(() => resolve()) ?? resolve());
    this.server = undefined;
  }

  settings = (more: Partial<SmtpSettings> = {}): SmtpSettings => ({
    host: '127.0.0.1',
    port: this.port,
    secure: this.kind.secure ?? false,
    isLoopback: true,
    ...more,
  });

  to = (address: string) => this.received.filter((mail) => mail.to === address);

  /** The next mail to this address. @throws when none comes in a while */
  async next(address: string, after: number): Promise<Received> {
    for (let waited = 0; waited < 200; waited++) {
      const mail = this.to(address)[after];
      if (mail) return mail;
      await setTimeout(25);
    }
    throw new Error(`No mail came to ${address}.`);
  }

  private async taken({ envelope, secure, hostNameAppearsAs }: SMTPServerSession, bytes: Buffer) {
    const mail = {
      to: envelope.rcptTo[0]!.address,
      from: envelope.mailFrom ? envelope.mailFrom.address : '',
      greeting: String(hostNameAppearsAs),
      overTls: secure,
      bytes: bytes.toString('latin1'),
    };
    const refusal = await this.atText(mail);
    if (!refusal) this.received.push(mail);
    return refusal;
  }
}

const asError = (refusal: Refusal | undefined) =>
  refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null;
