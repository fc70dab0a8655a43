import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict } from '../../common/web/refusals.js';
import { PublicKeys } from '../../organisations/public-keys.service.js';
import { openSealed, sealTo } from '../../vault/box.js';
import { randomKey, wipe } from '../../vault/derive.js';
import { Keyring } from '../../vault/keyring.js';
import { Pins } from '../../vault/pins.js';
import { Case } from '../case.entity.js';
import { Notes } from '../notes/notes.service.js';
import { SealedCases } from '../sealed-cases.service.js';
import { type AskRow, Asks } from './asks.service.js';
import { BreakGlass } from './break-glass.service.js';
import { openCopy, sealAnswer, sealCopy } from './sealed-view.js';
import { type CopiedCase, copyOf } from './shown-case.js';

const HOUR = 3_600_000;
/** The end stands in clear, at a full hour: between three and four hours, never more. */
const HOURS = 4;

/** `GET /break-glass/:id/case` */
export interface ShownCase extends CopiedCase {
  id: string;
  of: string;
  until: string;
}

/** One case is shown to whoever asked: a copy, sealed to them. The key of the case never leaves its desk. */
@Injectable()
export class Showing {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly pins: Pins,
    private readonly publicKeys: PublicKeys,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly asks: Asks,
    private readonly breakGlass: BreakGlass,
  ) {}

  /** @throws NotPinned until this desk has heard the words of whoever asked; Conflict */
  async grant(id: string) {
    const row = await this.asks.row(id);
    this.breakGlass.demandAsked(row);
    const { organisationId, deskId, accountId } = row;
    const { accountId: granter, handle } = this.db.actor();
    // A renewal that runs beside it would leave this open under a seat that is gone.
    await this.keyring.holdEpoch(this.keyring.desk(deskId));
    const ask = await this.asks.ask(row, true);
    const subject = await this.publicKeys.subject('member', accountId, organisationId);
    const recipient = await this.pins.recipient(subject, deskId);
    const found = await this.db.of(Case).findOneBy({ organisationId, deskId, reference: ask.reference });
    if (!found)
      throw new Conflict(
        `Your desk has no case ${ask.reference}. Refuse, and say so: they may mean another.`,
        'no-case',
      );
    const opened = await this.sealed.open(found.id);
    const copy = copyOf(opened, await this.notes.all(found.id, opened.key));
    const [secret, gate] = [randomKey(), randomKey()];
    const until = new Date(Math.floor(this.clock.now().getTime() / HOUR + HOURS) * HOUR);
    await this.breakGlass.settle(
      row,
      `state = 'granted', ends_at = $4, answer_sealed = $5, secret_sealed = $6, view_sealed = $7`,
      'asked',
      [until, sealAnswer(row, ask, { by: handle }), sealTo(recipient, secret), sealCopy(row, secret, gate, copy)],
    );
    await this.db.query(
      `insert into shred.break_glass_secrets (id, organisation_id, desk_id, granter_id, asker_desk_id, account_id, secret)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, organisationId, deskId, granter, row.askerDeskId, accountId, gate],
    );
    wipe(secret);
    await this.notes.add(opened.row, opened.key, {
      from: 'system',
      title: `Shown to ${row.by} of ${row.from}, for four hours at most`,
      text: ask.reason,
      visibility: 'desk',
    });
    this.audit.record({ action: 'break-glass.grant', object: found.id, reason: ask.reason });
  }

  /** For whoever asked, and nobody else. Recorded and committed before it is opened. @throws NotFoundException; Conflict once it has ended */
  async open(actor: Actor, id: string): Promise<ShownCase> {
    await this.db.actingFor(actor, 'break-glass.open', async () => {
      await this.shown(id);
      this.audit.record({ action: 'break-glass.open', object: id });
    });
    return this.db.actingFor(actor, 'break-glass.open', async () => {
      const row = await this.shown(id);
      const [kept] = await this.db.query<{ secret_sealed: Buffer; view_sealed: Buffer; gate: Buffer }>(
        `select b.secret_sealed, b.view_sealed, s.secret as gate from break_glass b
         join shred.break_glass_secrets s on s.organisation_id = b.organisation_id and s.id = b.id
         where b.organisation_id = $1 and b.id = $2 and b.account_id = $3`,
        [row.organisationId, id, this.db.actor().accountId],
      );
      if (!kept) throw over();
      const secret = openSealed(this.keyring.own(), kept.secret_sealed);
      const copy = openCopy(row, secret, kept.gate, kept.view_sealed);
      wipe(secret);
      return { ...copy, id, of: row.of, until: row.endsAt!.toISOString() };
    });
  }

  private async shown(id: string): Promise<AskRow> {
    const row = await this.asks.row(id);
    if (row.accountId !== this.db.actor().accountId) throw new NotFoundException();
    if (this.asks.stateOf(row) !== 'granted') throw over();
    return row;
  }
}

const over = () =>
  new Conflict('The other desk does not show this case, or its hours are over. You can ask once more.', 'ended');
