import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { daysLater } from '../../common/web/dates.js';
import { Conflict } from '../../common/web/refusals.js';
import { PublicKeys } from '../../organisations/public-keys.service.js';
import { sealTo } from '../../vault/box.js';
import { DeskBoxes, openWithAny } from '../../vault/desk-boxes.js';
import { Keyring } from '../../vault/keyring.js';
import { Pins } from '../../vault/pins.js';
import { Wraps, type Wrapped } from '../../vault/wraps.js';
import { CaseReferrals } from '../case-referrals.js';
import { holdOpen } from '../case-row.js';
import { Notes } from '../notes/notes.service.js';
import { ReferralSteps, type TravellingStep } from './referral-steps.service.js';
import { SealedCases } from '../sealed-cases.service.js';
import { giveTasks } from '../tasks/task.js';

/** The keys of a case and its person, sealed to the other desk: hex, by the number of each. */
interface Travelling {
  person_id: string;
  keys: Record<'case' | 'person', [number: number, key: string][]>;
  /** What happened to its ended referrals: told to the desk that sent them, and to be read at the other. */
  steps: TravellingStep[];
}

export interface TransferLine {
  id: string;
  /** The other desk. */
  desk: string;
  on: string;
  case: { id: string; reference: string } | null;
}

interface Row {
  id: string;
  desk_id: string;
  to_desk_id: string;
  case_id: string;
  offered_on: string;
  keys_sealed: Buffer;
  from_name: string;
  to_name: string;
  /** Read only where the case is still within the actor's reach. */
  reference: string | null;
}

/** A case that goes to another desk of the organisation: offered, accepted there, and wrapped anew. It stays with the sender until then. */
@Injectable()
export class Transfers {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly pins: Pins,
    private readonly boxes: DeskBoxes,
    private readonly wraps: Wraps,
    private readonly publicKeys: PublicKeys,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly referrals: CaseReferrals,
    private readonly steps: ReferralSteps,
  ) {}

  /** The other desks of the organisation, and whether this desk has pinned the key they have today. */
  async destinations(deskId: string): Promise<{ id: string; name: string; pinned: boolean }[]> {
    const { organisationId } = this.db.actor();
    const desks = await this.db.query<{ id: string; name: string }>(
      `select id, name from desks where organisation_id = $1 and id <> $2 and epoch > 0 order by name`,
      [organisationId, deskId],
    );
    const subjects = await this.publicKeys.among(
      'desk',
      desks.map(({ id }) => id),
    );
    const holding = await this.pins.holding(subjects, deskId);
    return desks.map((desk) => ({ ...desk, pinned: holding.has(desk.id) }));
  }

  /** @throws NotPinned when this desk has not pinned the other's key; Conflict while a lawyer still answers to this desk */
  async offer(caseId: string, toDeskId: string): Promise<string> {
    const { organisationId } = this.db.actor();
    const opened = await this.sealed.open(caseId);
    const { deskId, personId } = opened.row;
    await holdOpen(this.db, caseId);
    if (toDeskId === deskId) throw new Conflict('The case is at this desk already.', 'own-desk');
    await this.demandNoReferral(caseId);
    const recipient = await this.pins.recipient(
      await this.publicKeys.subject('desk', toDeskId, organisationId),
      deskId,
    );
    const travelling: Travelling = {
      person_id: personId,
      keys: {
        case: (await this.wraps.open('case', caseId)).export(),
        person: (await this.wraps.open('person', personId)).export(),
      },
      steps: await this.steps.pack(caseId, deskId),
    };
    const id = randomUUID();
    await this.db.change(`delete from transfers where organisation_id = $1 and case_id = $2`, [organisationId, caseId]);
    await this.db.query(
      `insert into transfers (id, organisation_id, desk_id, to_desk_id, case_id, offered_on, keys_sealed) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        organisationId,
        deskId,
        toDeskId,
        caseId,
        this.clock.today(),
        sealTo(recipient, Buffer.from(JSON.stringify(travelling))),
      ],
    );
    this.audit.record({ action: 'case.transfer', object: caseId });
    return id;
  }

  /** What waits at the actor's desks, and what they have offered. Nothing of an incoming case is read for it. */
  async list(): Promise<{ incoming: TransferLine[]; outgoing: TransferLine[] }> {
    const { incoming, outgoing } = await this.rows();
    const line = (row: Row, desk: string): TransferLine => ({
      id: row.id,
      desk,
      on: row.offered_on,
      case: row.reference === null ? null : { id: row.case_id, reference: row.reference },
    });
    return {
      incoming: incoming.map((row) => line(row, row.from_name)),
      outgoing: outgoing.map((row) => line(row, row.to_name)),
    };
  }

  /**
   * The receiving desk wraps the keys anew, and the sender's wraps are gone, in one transaction.
   * @throws Conflict when the case has a newer key or a running referral since it was offered
   */
  async accept(id: string): Promise<string> {
    const row = (await this.rows()).incoming.find((one) => one.id === id);
    if (!row) throw new NotFoundException();
    const desk = this.keyring.desk(row.to_desk_id);
    const { person_id, keys, steps } = JSON.parse(
      openWithAny(await this.boxes.of(desk.deskId), row.keys_sealed).toString(),
    ) as Travelling;
    const objects = [
      ['case', row.case_id],
      ['person', person_id],
    ] as const;
    await this.db.reachAlso(row.desk_id);
    await this.demandSameKeys(objects.map(([kind, objectId]) => [kind, objectId, keys[kind].length]));
    // Everything of the case follows its person: the foreign keys carry the desk.
    await this.db.change(`delete from transfers where id = $1`, [id]);
    // What went into it, or what it went into, stays at the other desk: from here on they cannot be parted.
    await this.db.change(`delete from merges where organisation_id = $1 and (case_id = $2 or other_case_id = $2)`, [
      desk.organisationId,
      row.case_id,
    ]);
    // Unfinished notes are their writers' own, who reach the case no more.
    await this.db.change(`delete from drafts where organisation_id = $1 and case_id = $2`, [
      desk.organisationId,
      row.case_id,
    ]);
    await this.db.change(`update persons set desk_id = $3 where organisation_id = $1 and id = $2`, [
      desk.organisationId,
      person_id,
      desk.deskId,
    ]);
    for (const [kind, objectId] of objects) await this.wraps.takeOver(kind, objectId, desk, keys[kind]);
    await this.steps.unpack(row.case_id, desk, steps);
    await this.demandNoReferral(row.case_id);
    await this.db.change(`update cases set assignee_id = $3 where organisation_id = $1 and id = $2`, [
      desk.organisationId,
      row.case_id,
      this.db.actor().accountId,
    ]);
    const opened = await this.sealed.open(row.case_id);
    giveTasks(opened.content, this.db.actor());
    // What went into it stayed at the other desk, and so did the record by which they were parted.
    for (const one of opened.content.merged_from ?? []) one.until = daysLater(this.clock.today(), -1);
    // Who knew the keys at the other desk opens nothing written from here on.
    await this.wraps.renew('case', row.case_id, desk, opened.key);
    await this.wraps.renew('person', person_id, desk, await this.wraps.open('person', person_id));
    await this.notes.add(opened.row, opened.key, {
      from: 'system',
      title: 'Came from another desk',
      visibility: 'desk',
    });
    await this.sealed.save(opened);
    this.audit.record({ action: 'case.transfer-accepted', object: row.case_id });
    return row.case_id;
  }

  /** The receiving desk declines, or the sender takes it back. */
  async withdraw(id: string) {
    const removed = await this.db.change(`delete from transfers where organisation_id = $1 and id = $2`, [
      this.db.actor().organisationId,
      id,
    ]);
    if (removed !== 1) throw new NotFoundException();
    this.audit.record({ action: 'case.transfer-withdrawn', object: id });
  }

  private async rows(): Promise<{ incoming: Row[]; outgoing: Row[] }> {
    const own = this.keyring.desks().map(({ deskId }) => deskId);
    const rows = await this.db.query<Row>(
      `select t.id, t.desk_id, t.to_desk_id, t.case_id, t.offered_on::text, t.keys_sealed,
         f.name as from_name, d.name as to_name, c.reference
       from transfers t
       join desks f on f.organisation_id = t.organisation_id and f.id = t.desk_id
       join desks d on d.organisation_id = t.organisation_id and d.id = t.to_desk_id
       left join cases c on c.organisation_id = t.organisation_id and c.id = t.case_id
       where t.organisation_id = $1 order by t.offered_on, t.id`,
      [this.db.actor().organisationId],
    );
    return {
      incoming: rows.filter((row) => own.includes(row.to_desk_id)),
      outgoing: rows.filter((row) => own.includes(row.desk_id)),
    };
  }

  private async demandNoReferral(caseId: string) {
    if ((await this.referrals.liveRecipients(caseId)).length > 0)
      throw new Conflict(
        'A referral of this case is still running, and its lawyer answers to the desk that sent it. Withdraw it there, or wait until it has ended.',
        'referral-running',
      );
  }

  /** A key made after the offer did not travel: taking over without it would lose what is sealed under it. */
  private async demandSameKeys(travelled: [kind: Wrapped, objectId: string, count: number][]) {
    for (const [kind, objectId, count] of travelled) {
      const [there] = await this.db.query<{ n: number }>(
        `select count(*)::int as n from wraps where organisation_id = $1 and object_id = $2 and kind = $3`,
        [this.db.actor().organisationId, objectId, kind],
      );
      if (there?.n !== count)
        throw new Conflict(
          'The other desk has renewed the key of this case since it was offered. Ask them to offer it once more.',
          'offered-before-renewal',
        );
    }
  }
}
