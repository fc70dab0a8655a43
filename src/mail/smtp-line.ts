import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Line } from './mailer.js';
import { mailHostOf } from './message.js';
import { type Outcome, outcomeOf } from './outcome.js';
import type { SmtpSettings } from './smtp-settings.js';

const SECOND = 1000;

/** How a server is spoken to: never without TLS, but on this machine; its certificate is checked in any case. */
export const optionsOf = ({ host, port, secure, isLoopback, trusted }: SmtpSettings, publicUrl: string) => ({
  host,
  port,
  secure,
  ...(secure ? {} : isLoopback ? { ignoreTLS: true } : { requireTLS: true }),
  // Otherwise the name of this machine would stand in the first lines of every mail.
  name: mailHostOf(publicUrl),
  tls: { minVersion: 'TLSv1.2' as const, rejectUnauthorized: true, ...(trusted ? { ca: trusted } : {}) },
  connectionTimeout: 15 * SECOND,
  greetingTimeout: 15 * SECOND,
  socketTimeout: 60 * SECOND,
  dnsTimeout: 10 * SECOND,
});

/** One connection, for the mails of one round. */
export class SmtpLine implements Line {
  private broken = false;

  private constructor(
    private readonly connection: SMTPConnection,
    private readonly from: string,
  ) {
    // Told to whoever waits; without a listener Node would end the process.
    connection.on('error', () => (this.broken = true));
    connection.on('end', () => (this.broken = true));
  }

  /** @throws an error whose `errorCode` says what is wrong */
  static async open(options: ReturnType<typeof optionsOf>, { user, password }: SmtpSettings, from: string) {
    const line = new SmtpLine(new SMTPConnection(options), from);
    const { connection } = line;
    try {
      await new Promise<void>((resolve, reject) => {
        connection.once('error', reject);
        connection.connect((error) => (error ? reject(error) : resolve()));
      });
      if (user)
        await new Promise<void>((resolve, reject) =>
          connection.login({ credentials: { user, pass: password } }, (error) => (error ? reject(error) : resolve())),
        );
      return line;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  isBroken = () => this.broken;

  async send(to: string, bytes: Buffer): Promise<Outcome> {
    let handedOver = false;
    const text = new Readable({
      read() {
        handedOver = true;
        this.push(bytes);
        this.push(null);
      },
    });
    try {
      await new Promise<void>((resolve, reject) =>
        this.connection.send({ from: this.from, to: [to] }, text, (error) => (error ? reject(error) : resolve())),
      );
      return { result: 'sent' };
    } catch (error) {
      // What was begun with the server is taken back, so that the next mail finds it ready.
      if (!this.broken) await new Promise<void>((resolve) => this.connection.reset(() => resolve()));
      return outcomeOf(error, handedOver);
    }
  }

  close() {
    if (this.broken) this.connection.close();
    else this.connection.quit();
  }
}
