import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { PublicKeys } from '../../organisations/public-keys.service.js';
import { typedIn } from '../../organisations/typed-words.js';
import { Recipient } from '../../vault/box.js';
import { Keyring } from '../../vault/keyring.js';
import { daysAfter } from '../days.js';
import { LIVE, Offer } from '../offer.entity.js';
import { Offers, WHILE_READ } from '../offers.service.js';
import { Copies } from './copies.service.js';
import { LONGEST_ABSENCE_DAYS, type StandIn } from './stand-in.js';
import type { NameStandIn } from './stand-ins.input.js';
import type { Colleague, StandInLine, StandInList } from './stand-ins.view.js';

/** A lawyer names who of their office stands in while they are away, and either of the two ends it. */
@Injectable()
export class StandIns {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly publicKeys: PublicKeys,
    private readonly offers: Offers,
    private readonly copies: Copies,
  ) {}

  async list(): Promise<StandInList> {
    const { organisationId, accountId } = this.db.actor();
    const rows = await this.db.query<Omit<StandInLine, 'mine'> & { account_id: string }>(
      `select s.id, s.account_id, ${nameOf('s.account_id')} as away, ${nameOf('s.stand_in_id')} as stand_in,
         s.from_on::text, s.until_on::text
       from stand_ins s where s.organisation_id = $1 and (s.account_id = $2 or s.stand_in_id = $2) and s.until_on >= $3
       order by s.until_on, s.id`,
      [organisationId, accountId, this.clock.today()],
    );
    return {
      items: rows.map(({ account_id, ...row }) => ({ ...row, mine: account_id === accountId })),
      next: null,
      colleagues: await this.colleagues(),
      last_day: this.lastDay(),
    };
  }

  /** It begins at once: a copy that waited for its day would open with the colleague's passphrase and the disk before that day. */
  async name({ account_id, words, until_on }: NameStandIn): Promise<string> {
    const { organisationId, accountId } = this.db.actor();
    const today = this.clock.today();
    if (until_on < today || until_on > this.lastDay())
      throw new Invalid([{ field: 'until_on', message: `Choose a day from today to ${this.lastDay()}.` }]);
    if (!(await this.colleagues()).some(({ id }) => id === account_id))
      throw new Invalid([{ field: 'account_id', message: 'Choose one of the lawyers of your office.' }]);
    const subject = await this.publicKeys.subject('lawyer', account_id, organisationId);
    const colleague = await typedIn('words', async () => Recipient.heard(subject, words));
    const named: StandIn = {
      id: randomUUID(),
      organisation_id: organisationId,
      account_id: accountId,
      stand_in_id: account_id,
      from_on: today,
      until_on,
    };
    // The offers first, as whoever ends one: the copies of before go with the row below.
    const agreed = await this.agreed();
    await this.db.change(`delete from stand_ins where organisation_id = $1 and account_id = $2`, [
      organisationId,
      accountId,
    ]);
    const inserted = await this.db.change(
      `insert into stand_ins (id, organisation_id, account_id, stand_in_id, from_on, until_on)
       values ($1, $2, $3, $4, $5, $6) on conflict (organisation_id, account_id) do nothing`,
      [named.id, organisationId, accountId, account_id, today, until_on],
    );
    if (inserted !== 1)
      throw new Conflict('You have just named somebody in another window. Look at what stands there now.', 'changed');
    const own = Recipient.self(this.keyring.own());
    for (const offer of agreed) await this.copies.add(offer, named, this.offers.secretOf(offer), own, colleague);
    this.audit.record({ action: 'stand-in.name', object: account_id });
    return named.id;
  }

  /** By either of the two. Every copy goes with it. @throws NotFoundException */
  async end(id: string) {
    const { organisationId, accountId } = this.db.actor();
    const [ended] = await this.db.query<{ stand_in_id: string }>(
      `delete from stand_ins where id = $1 and organisation_id = $2 and (account_id = $3 or stand_in_id = $3) returning stand_in_id`,
      [id, organisationId, accountId],
    );
    if (!ended) throw new NotFoundException();
    this.audit.record({ action: 'stand-in.end', object: ended.stand_in_id });
  }

  /** Of all that run, those whose preview says that the person agreed. Nothing of the previews is shown, so no opening is told. */
  private async agreed(): Promise<Offer[]> {
    const { organisationId, accountId } = this.db.actor();
    const running = await this.db.of(Offer).find({
      where: { organisationId, accountId, state: In(LIVE) },
      // One after the other in one order, as whoever ends several does.
      order: { id: 'ASC' },
      lock: WHILE_READ,
    });
    const agreed: Offer[] = [];
    for (const offer of running.filter((one) => one.isLiveOn(this.clock.today())))
      if ((await this.offers.open(offer, 'preview')).stand_in) agreed.push(offer);
    return agreed;
  }

  private lastDay = () => daysAfter(this.clock.today(), LONGEST_ABSENCE_DAYS);

  private colleagues(): Promise<Colleague[]> {
    const { organisationId, accountId } = this.db.actor();
    return this.db.query<Colleague>(
      `select a.id, ${nameOf('a.id')} as name from accounts a
       join public_keys k on k.organisation_id = a.organisation_id and k.subject_id = a.id and k.purpose = 'lawyer'
       where a.organisation_id = $1 and a.role = 'lawyer' and a.state = 'active' and a.id <> $2 order by name, a.id`,
      [organisationId, accountId],
    );
  }
}

/** As the directory names them; who does not stand there, by their handle. */
const nameOf = (account: string) =>
  `coalesce((select l.name from legal_contacts l where l.account_id = ${account}), (select n.handle from accounts n where n.id = ${account}))`;
