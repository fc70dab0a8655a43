import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { PersonVault } from '../../people/identity.js';
import type { OpenedVault } from '../../people/person-vaults.service.js';
import type { Place } from '../../vault/blob.js';
import type { ContentKey } from '../../vault/content-key.js';
import type { CaseContent } from '../case.content.js';
import type { Case, CaseState } from '../case.entity.js';

interface Stood {
  state: CaseState;
  assigneeId: string | null;
  content: CaseContent;
}
/** What it takes to part two cases again: each as it was, and as the merge left it. */
export interface Undo {
  stays: { before: Stood; after: Stood };
  goes: { before: Stood; after: Stood };
  /** Ids of the copies in the history of what stays. */
  notes: string[];
}
export interface UndoIdentity {
  before: PersonVault;
  after: PersonVault;
}
export interface KeptUndo {
  id: string;
  undoSealed: Buffer;
  identitySealed: Buffer;
  /** A later merge into the same case has to be taken back first. */
  isLatest: boolean;
}

const DAYS = 30;
const DAY = 86_400_000;
const PAD = 1024;

/** The records by which merges are taken back, each with its last day. What has ended is deleted whenever the desk works with merges. */
@Injectable()
export class UndoRecords {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  lastDay(): string {
    return new Date(Date.parse(this.clock.today()) + DAYS * DAY).toISOString().slice(0, 10);
  }

  async keep(stays: Case, goes: Case, key: ContentKey, person: OpenedVault, undo: Undo, identity: UndoIdentity) {
    const id = randomUUID();
    const { organisationId, deskId } = stays;
    await this.db.query(
      `insert into merges (id, organisation_id, desk_id, case_id, other_case_id, ends_on, undo_sealed, identity_sealed)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        organisationId,
        deskId,
        stays.id,
        goes.id,
        this.lastDay(),
        key.seal('facts', placeOf(id, organisationId, 'undo_sealed'), undo, undefined, PAD),
        person.key.seal('identity', placeOf(id, organisationId, 'identity_sealed'), identity, undefined, PAD),
      ],
    );
  }

  /** Nothing once its last day is over. */
  async of(caseId: string, otherId: string): Promise<KeptUndo | undefined> {
    const { organisationId } = this.db.actor();
    const [row] = await this.db.query<{ id: string; undo_sealed: Buffer; identity_sealed: Buffer; is_latest: boolean }>(
      `select m.id, m.undo_sealed, m.identity_sealed,
         not exists (select 1 from merges l where l.organisation_id = $1 and l.case_id = $2 and l.number > m.number) as is_latest
       from merges m where m.organisation_id = $1 and m.case_id = $2 and m.other_case_id = $3 and m.ends_on >= $4`,
      [organisationId, caseId, otherId, this.clock.today()],
    );
    return (
      row && {
        id: row.id,
        undoSealed: row.undo_sealed,
        identitySealed: row.identity_sealed,
        isLatest: row.is_latest,
      }
    );
  }

  open(kept: KeptUndo, organisationId: string, key: ContentKey, person: ContentKey): [Undo, UndoIdentity] {
    return [
      key.open<Undo>('facts', placeOf(kept.id, organisationId, 'undo_sealed'), kept.undoSealed),
      person.open<UndoIdentity>('identity', placeOf(kept.id, organisationId, 'identity_sealed'), kept.identitySealed),
    ];
  }

  async forget(id: string) {
    await this.db.change(`delete from merges where organisation_id = $1 and id = $2`, [
      this.db.actor().organisationId,
      id,
    ]);
  }

  /** Of the actor's desks. */
  async forgetEnded() {
    await this.db.change(`delete from merges where organisation_id = $1 and ends_on < $2`, [
      this.db.actor().organisationId,
      this.clock.today(),
    ]);
  }
}

const placeOf = (id: string, organisationId: string, column: string): Place => ({
  table: 'merges',
  column,
  id,
  organisationId,
});
