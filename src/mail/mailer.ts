import { Inject, Injectable } from '@nestjs/common';
import { MAIL, type MailSettings, senderOf } from './mail-settings.js';
import { messageOf, type Said } from './message.js';
import { OutboxLine } from './outbox-line.js';
import type { Outcome } from './outcome.js';
import { optionsOf, SmtpLine } from './smtp-line.js';

/** A way out of the house, open for the mails of one round. */
export interface Line {
  send(to: string, bytes: Buffer): Promise<Outcome>;
  /** The server is gone: what is left waits for the next round. */
  isBroken(): boolean;
  close(): void;
}

@Injectable()
export class Mailer {
  constructor(@Inject(MAIL) private readonly settings: MailSettings) {}

  /** Before anything is taken out of what waits. @throws what `errorCode` tells, when the server is not there or refuses us */
  async open(): Promise<Line> {
    const { smtp, outbox, publicUrl } = this.settings;
    if (!smtp) return new OutboxLine(outbox);
    return SmtpLine.open(optionsOf(smtp, publicUrl), smtp, senderOf(this.settings));
  }

  bytesOf = (said: Said) => messageOf(said, { publicUrl: this.settings.publicUrl, from: senderOf(this.settings) });
}
