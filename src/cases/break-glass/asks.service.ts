import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { DeskBoxes, openWithAny } from '../../vault/desk-boxes.js';
import { Keyring } from '../../vault/keyring.js';
import { type Ask, openAnswer } from './sealed-view.js';
import type { AskView } from './break-glass.view.js';

/** A row, as the actor's desk may read it. */
export interface AskRow {
  id: string;
  organisationId: string;
  deskId: string;
  askerDeskId: string;
  accountId: string;
  state: 'asked' | 'granted' | 'refused' | 'ended';
  askedOn: string;
  endsOn: string;
  settledOn: string | null;
  endsAt: Date | null;
  askSealed: Buffer;
  ownAskSealed: Buffer;
  answerSealed: Buffer | null;
  /** The secret in `shred` is still there. */
  open: boolean;
  from: string;
  of: string;
  by: string;
}

/** What desks of one organisation asked each other to show: read, and opened as far as the actor's desks may. */
@Injectable()
export class Asks {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keyring: Keyring,
    private readonly boxes: DeskBoxes,
  ) {}

  /** Newest first, of these desks of the actor. */
  async of(deskIds: string[]): Promise<AskView[]> {
    const views: AskView[] = [];
    for (const row of await this.rows(deskIds)) views.push(await this.view(row, deskIds));
    return views;
  }

  /** @throws NotFoundException where it is neither asked of a desk of the actor nor by one */
  async row(id: string): Promise<AskRow> {
    const row = (
      await this.rows(
        this.keyring.desks().map(({ deskId }) => deskId),
        id,
      )
    )[0];
    if (!row) throw new NotFoundException();
    return row;
  }

  /** Of one desk of the actor: what others asked of it. */
  async askedOf(deskId: string): Promise<AskRow[]> {
    return (await this.rows([deskId])).filter((row) => row.deskId === deskId);
  }

  async view(row: AskRow, deskIds = this.keyring.desks().map(({ deskId }) => deskId)): Promise<AskView> {
    const side = deskIds.includes(row.deskId) ? 'asked-of-us' : 'asked-by-us';
    const ask = await this.ask(row, side === 'asked-of-us');
    const answer = row.answerSealed && openAnswer(row, ask, row.answerSealed);
    return {
      id: row.id,
      side,
      state: this.stateOf(row),
      from: row.from,
      of: row.of,
      by: row.by,
      own: row.accountId === this.db.actor().accountId,
      reference: ask.reference,
      reason: ask.reason,
      asked_on: row.askedOn,
      answer_by: row.endsOn,
      settled_on: row.settledOn,
      until: row.endsAt?.toISOString() ?? null,
      answer: answer && { by: answer.by, word: answer.word ?? null },
    };
  }

  /** What was asked, as the asked desk opens it, or the asking one. @throws CannotOpen */
  async ask(row: AskRow, ours: boolean): Promise<Ask> {
    const boxes = await this.boxes.of(ours ? row.deskId : row.askerDeskId);
    return JSON.parse(openWithAny(boxes, ours ? row.askSealed : row.ownAskSealed).toString()) as Ask;
  }

  /** By the clock, whether the job has come by or not. */
  stateOf({ state, endsOn, endsAt, settledOn, open }: AskRow): AskView['state'] {
    if (state === 'asked') return endsOn < this.clock.today() ? 'none' : 'asked';
    if (state === 'granted') return open && endsAt && endsAt > this.clock.now() ? 'granted' : 'ended';
    if (state === 'ended' && endsAt === null) return settledOn === null ? 'none' : 'taken-back';
    return state;
  }

  private rows(deskIds: string[], id?: string): Promise<AskRow[]> {
    return this.db.query<AskRow>(
      `select b.id, b.organisation_id as "organisationId", b.desk_id as "deskId", b.asker_desk_id as "askerDeskId",
         b.account_id as "accountId", b.state, b.asked_on::text as "askedOn", b.ends_on::text as "endsOn",
         b.settled_on::text as "settledOn", b.ends_at as "endsAt", b.ask_sealed as "askSealed",
         b.own_ask_sealed as "ownAskSealed", b.answer_sealed as "answerSealed",
         exists (select 1 from shred.break_glass_secrets s where s.organisation_id = b.organisation_id and s.id = b.id) as open,
         f.name as "from", o.name as "of", a.handle as "by"
       from break_glass b
       join desks f on f.organisation_id = b.organisation_id and f.id = b.asker_desk_id
       join desks o on o.organisation_id = b.organisation_id and o.id = b.desk_id
       join accounts a on a.organisation_id = b.organisation_id and a.id = b.account_id
       where b.organisation_id = $1 and (b.desk_id = any ($2::uuid[]) or b.asker_desk_id = any ($2::uuid[]))
         and ($3::uuid is null or b.id = $3)
       order by b.asked_on desc, b.id`,
      [this.db.actor().organisationId, deskIds, id ?? null],
    );
  }
}
