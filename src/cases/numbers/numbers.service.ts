import { Injectable } from '@nestjs/common';
import { Accounts } from '../../accounts/accounts.service.js';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { daysLater } from '../../common/web/dates.js';
import { Desks } from '../../organisations/desks.service.js';
import { CannotOpen } from '../../vault/cannot-open.js';
import { Keyring } from '../../vault/keyring.js';
import { placeOf } from '../places.js';
import { SealedCases } from '../sealed-cases.service.js';
import type { CaseState } from '../views/case-words.js';
import type { DeskNumbers } from './numbers.view.js';
import { Tally } from './tally.js';

interface Row {
  id: string;
  organisationId: string;
  state: CaseState;
  assigneeId: string | null;
  activityOn: string;
  /** Late words sort after every day: `infinity`. */
  remindOn: string;
  contentSealed: Buffer;
}

/** Opened together: between two such steps others are answered. */
const TOGETHER = 250;
/** `remind_on` stands up to two days before the deadline. */
const BEFORE = 2;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Counts a desk's own cases by opening those that can count: one act in the trail, recorded and committed before the first is opened.
 * What nobody has written to since the period began has no step of its life in it.
 */
@Injectable()
export class Numbers {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly desks: Desks,
    private readonly accounts: Accounts,
    private readonly sealed: SealedCases,
  ) {}

  /** @throws NotFoundException when it is not one of the actor's desks */
  async of(actor: Actor, deskId: string, weeks: number): Promise<DeskNumbers> {
    await this.db.actingFor(actor, 'desk.count', async () => {
      this.keyring.desk(deskId);
      this.audit.record({ action: 'desk.count', object: deskId });
    });
    return this.db.actingFor(actor, 'desk.count', async () => ({
      id: deskId,
      name: this.desks.nameOf(deskId),
      ...(await this.counted(deskId, weeks)),
    }));
  }

  private async counted(deskId: string, weeks: number) {
    const tally = new Tally(this.clock.today(), weeks);
    for (let after = FIRST, rows = await this.after(deskId, after); rows.length > 0;) {
      const handles = await this.accounts.handles(rows.map(({ assigneeId }) => assigneeId));
      const wanted = rows.filter((row) => this.hasToBeOpened(row, tally.since));
      const contents = await this.sealed.contents(wanted);
      // Numbers that leave one out in silence are wrong numbers: refused, as an export is.
      const unread = wanted.find(({ id }) => !contents.has(id));
      if (unread) throw new CannotOpen(placeOf(unread, 'content_sealed'));
      for (const row of rows) {
        const counted = { state: row.state, holder: handles.get(row.assigneeId ?? '') ?? null };
        const content = contents.get(row.id);
        if (content) tally.add(counted, content);
        else tally.addUntouched(counted, row.remindOn < this.clock.today());
      }
      after = rows.at(-1)!.id;
      rows = await this.after(deskId, after);
    }
    return tally.numbers();
  }

  /** Written to in the period; or a day stands close to today that may be late, or not yet. */
  private hasToBeOpened({ state, activityOn, remindOn }: Row, since: string): boolean {
    const today = this.clock.today();
    return activityOn >= since || (state !== 'closed' && remindOn <= today && remindOn >= daysLater(today, -BEFORE));
  }

  private after(deskId: string, id: string): Promise<Row[]> {
    return this.db.query<Row>(
      `select id, organisation_id as "organisationId", state, assignee_id as "assigneeId",
         activity_on::text as "activityOn", remind_on::text as "remindOn", content_sealed as "contentSealed"
       from cases where organisation_id = $1 and desk_id = $2 and id > $3 order by id limit $4`,
      [this.db.actor().organisationId, deskId, id, TOGETHER],
    );
  }
}
