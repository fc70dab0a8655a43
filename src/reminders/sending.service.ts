import { randomBytes } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { newOneTimeCode } from '../accounts/one-time-code.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { MailLine } from '../mail/mail-line.service.js';
import { type Line, Mailer } from '../mail/mailer.js';
import type { Notice, Said } from '../mail/message.js';
import { errorCode, type Outcome } from '../mail/outcome.js';
import { CODE_HOURS, CODE_LETTERS } from './address.js';

const HOUR = 3_600_000;
/** Every quarter of an hour for ten hours: greylisting and a server that is being mended are over by then. */
const ATTEMPTS = 40;

interface Waiting {
  account_id: string;
  state: 'asked' | 'confirmed';
}
interface Round {
  sent: boolean;
  error: string | null;
}

/**
 * Takes out of the rows what waits, one mail at a time: claimed and committed, then sent, then written down. Killed between sending
 * and writing down it stays claimed and is not sent again; a code is made here and stands in clear in the mail alone.
 */
@Injectable()
export class Sending implements BeforeApplicationShutdown {
  private readonly log = new Logger('Mail');
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly line: MailLine,
  ) {}

  /** One after the other in this process. @throws when the database is not there; never because of a mail */
  round(): Promise<void> {
    const next = this.last.then(() => this.all());
    this.last = next.catch(() => undefined);
    return next;
  }

  /** Not waited for: how long an answer takes must not say whether something was sent. */
  soon() {
    this.round().catch(() => this.log.error('A mail that waits could not be looked for. It is tried again.'));
  }

  /** What was begun. */
  settled = () => this.last;

  beforeApplicationShutdown = () => this.last;

  private async all() {
    const waiting = await this.waiting();
    const { sent, error } = waiting.length > 0 ? await this.over(waiting) : { sent: false, error: null };
    await this.db.actingAsSystem(async () => {
      const [counted] = await this.db.query<{ waiting: number; failed: number }>(COUNT, [this.clock.today()]);
      await this.line.write({ ...counted!, sentOn: sent ? this.clock.today() : null, error });
    });
  }

  private waiting = () =>
    this.db.actingAsSystem(() =>
      this.db.query<Waiting>(
        `select account_id, state from mail_addresses
         where state = 'asked' or (state = 'confirmed' and delivery = 'waiting' and notice_on = $1) order by account_id`,
        [this.clock.today()],
      ),
    );

  private async over(waiting: Waiting[]): Promise<Round> {
    const round: Round = { sent: false, error: null };
    let line: Line | undefined;
    try {
      line = await this.mailer.open();
      for (const one of waiting) {
        if (line.isBroken()) break;
        const outcome = await this.one(line, one);
        if (outcome?.result === 'sent') round.sent = true;
        else if (outcome) round.error = outcome.code;
      }
    } catch (error) {
      round.error = errorCode(error);
    } finally {
      line?.close();
    }
    if (round.error) this.log.warn(`Not every mail left: ${round.error}. What waits is tried again.`);
    return round;
  }

  private async one(line: Line, { account_id, state }: Waiting): Promise<Outcome | undefined> {
    const claimed = state === 'asked' ? await this.claimCode(account_id) : await this.claimNotice(account_id);
    // Another process was faster, or the address was taken away.
    if (!claimed) return undefined;
    const outcome = await line.send(claimed.address, this.mailer.bytesOf(claimed.said));
    await this.db.actingAsSystem(() =>
      state === 'asked'
        ? this.db.change(CODE_WENT, [account_id, outcome.result, ATTEMPTS])
        : this.db.change(NOTICE_WENT, [account_id, outcome.result, ATTEMPTS, this.clock.today()]),
    );
    return outcome;
  }

  private async claimCode(account: string): Promise<{ address: string; said: Said } | undefined> {
    const { code, codeHash, codeUntil } = newOneTimeCode(this.clock.now(), CODE_LETTERS, CODE_HOURS);
    const [row] = await this.claim<{ address: string }>(
      `update mail_addresses set state = 'sending', code_hash = $2, code_until = $3, tries = 0, attempts = attempts + 1
       where account_id = $1 and state = 'asked' returning address`,
      [account, codeHash, codeUntil],
    );
    // No minute of anybody's stands in a mail.
    const at = new Date(Math.floor(this.clock.calendar().getTime() / HOUR) * HOUR);
    return row && { address: row.address, said: { code, at, id: randomBytes(16).toString('hex') } };
  }

  private async claimNotice(account: string): Promise<{ address: string; said: Said } | undefined> {
    const day = this.clock.today();
    const [row] = await this.claim<{ address: string; notice: Notice }>(
      `update mail_addresses set delivery = 'sending', attempts = attempts + 1
       where account_id = $1 and state = 'confirmed' and delivery = 'waiting' and notice_on = $2 returning address, notice`,
      [account, day],
    );
    return row && { address: row.address, said: { notice: row.notice, day } };
  }

  private claim = <Row>(sql: string, parameters: unknown[]) =>
    this.db.actingAsSystem(() => this.db.query<Row>(sql, parameters));
}

/** Whether a code arrived is not always known: it counts as sent, and its owner types it or asks again tomorrow. */
const CODE_WENT = `
  update mail_addresses set state = case
    when $2 in ('sent', 'unknown') then 'sent'
    when $2 = 'later' and attempts < $3 then 'asked'
    else 'refused' end
  where account_id = $1 and state = 'sending'`;

const NOTICE_WENT = `
  update mail_addresses set
    state = case when $2 = 'refused' then 'refused' else state end,
    delivery = case when $2 = 'sent' then 'sent' when $2 = 'later' and attempts < $3 then 'waiting' else 'failed' end,
    sent_on = case when $2 = 'sent' then $4 else sent_on end
  where account_id = $1 and state = 'confirmed' and delivery = 'sending' and notice_on = $4`;

const COUNT = `
  select count(*) filter (where state = 'asked' or (state = 'confirmed' and delivery = 'waiting' and notice_on = $1))::int as waiting,
    count(*) filter (where notice_on = $1 and delivery in ('sending', 'failed'))::int as failed
  from mail_addresses`;
