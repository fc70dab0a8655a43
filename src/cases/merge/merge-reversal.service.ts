import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Db } from '../../common/database/db.js';
import { Conflict } from '../../common/web/refusals.js';
import { Consents } from '../../people/consent/consents.service.js';
import { PersonVaults } from '../../people/person-vaults.service.js';
import type { Case } from '../case.entity.js';
import { Documents } from '../documents/documents.service.js';
import { Notes } from '../notes/notes.service.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';
import { takenBack } from './three-way.js';
import { type KeptUndo, UndoRecords } from './undo-records.service.js';

/**
 * Gives back both cases as they were. What was written since, in whichever of them, stays where it was written: in practice in the one that
 * stayed. Only the latest merge into a case can be taken back, and one after the other.
 */
@Injectable()
export class MergeReversal {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
    private readonly vaults: PersonVaults,
    private readonly consents: Consents,
    private readonly notes: Notes,
    private readonly documents: Documents,
    private readonly undoRecords: UndoRecords,
  ) {}

  /** @throws NotFoundException when the second did not go into the first, or its thirty days are over */
  async proposal(staysId: string, goesId: string) {
    const stays = await this.sealed.open(staysId);
    const goes = await this.sealed.open(goesId);
    const kept = await this.undoRecords.of(staysId, goesId);
    const merge = stays.content.merged_from?.find(({ case_id }) => case_id === goesId);
    if (!kept || !merge) throw new NotFoundException();
    return { stays, goes, merge, kept, blocked: reasonAgainst(stays, kept) };
  }

  async reverse(staysId: string, goesId: string): Promise<Case> {
    await this.db.query(
      `select id from cases where organisation_id = $1 and id = any ($2::uuid[]) order by id for update`,
      [this.db.actor().organisationId, [staysId, goesId]],
    );
    const { stays, goes, kept, blocked } = await this.proposal(staysId, goesId);
    if (blocked) throw new Conflict(blocked, 'not-reversible');
    const [person, other] = [await this.vaults.open(stays.row.personId), await this.vaults.open(goes.row.personId)];
    const [undo, identity] = this.undoRecords.open(kept, stays.row.organisationId, stays.key, person.key);

    person.vault = apartFrom(takenBack(identity.before, identity.after, person.vault), goes.row.personId);
    other.vault = { ...apartFrom(other.vault, stays.row.personId), merged_into: undefined };
    await this.vaults.write(person);
    await this.vaults.write(other);
    await this.consents.part(stays.row.personId, goes.row.personId);

    const saved = await this.giveBack(stays, undo.stays, `${goes.row.reference} was parted from this case again`);
    await this.notes.takeOut(saved, stays.key, undo.notes);
    await this.giveBack(goes, undo.goes, `Parted from ${stays.row.reference} again`);
    await this.documents.giveBack(saved, stays.key, goes.row, goes.key);
    await this.undoRecords.forget(kept.id);
    for (const object of [staysId, goesId]) this.audit.record({ action: 'case.merge-reversed', object });
    return saved;
  }

  /** State and holder as they were too, unless somebody changed them since. */
  private giveBack(
    opened: OpenedCase,
    { before, after }: { before: Stood; after: Stood },
    title: string,
  ): Promise<Case> {
    const { row } = opened;
    opened.content = takenBack(before.content, after.content, opened.content);
    const changes = {
      state: row.state === after.state ? before.state : row.state,
      assigneeId: row.assigneeId === after.assigneeId ? before.assigneeId : row.assigneeId,
      ...(after.state === 'closed' ? { eraseOn: null } : {}),
    };
    return this.sealed.save(opened, changes, undefined, { title });
  }
}

type Stood = Pick<Case, 'state' | 'assigneeId'> & Pick<OpenedCase, 'content'>;

/** Whoever parts two cases has said that they are not one: they are not asked about again. */
const apartFrom = <T extends { different_from?: string[] }>(vault: T, personId: string): T => ({
  ...vault,
  different_from: [...(vault.different_from ?? []).filter((id) => id !== personId), personId],
});

function reasonAgainst({ row }: OpenedCase, { isLatest }: KeptUndo): string | null {
  if (row.state === 'closed')
    return `${row.reference} is closed. Open it again first: both cases are worked on afterwards.`;
  return isLatest ? null : 'Another case was merged into this one later. Part that one first.';
}
