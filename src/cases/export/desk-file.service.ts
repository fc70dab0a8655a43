import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Accounts } from '../../accounts/accounts.service.js';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Desks } from '../../organisations/desks.service.js';
import { ExportKeys } from '../../organisations/export-keys.service.js';
import { People } from '../../people/people.service.js';
import { sealedToAge } from '../../vault/age-file.js';
import type { Case } from '../case.entity.js';
import { CaseReferrals } from '../case-referrals.js';
import { Notes } from '../notes/notes.service.js';
import { PacketsOutside } from '../packets-outside.js';
import { SealedCases } from '../sealed-cases.service.js';
import { DeskInTurn } from './desk-in-turn.service.js';

const ACTION = 'desk.export';
const AT_ONCE = 50;

/**
 * All cases of a desk with their identities, as one file that only the pinned holder opens: JSON lines, described in
 * docs/operating.md, sealed while they are read. No byte of it touches the disk, here or sealed.
 */
@Injectable()
export class DeskFiles {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly accounts: Accounts,
    private readonly desks: Desks,
    private readonly exportKeys: ExportKeys,
    private readonly people: People,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly referrals: CaseReferrals,
    private readonly outside: PacketsOutside,
    private readonly inTurn: DeskInTurn,
  ) {}

  /** That they were taken out, and why, is recorded before anything is read. @throws NotPinned, and then nothing is */
  async take(actor: Actor, deskIdOrNone: string | undefined, reason: string): Promise<Readable> {
    const { desk, recipient } = await this.db.actingFor(actor, ACTION, async () => {
      const { deskId } = this.desks.meant(deskIdOrNone);
      const pinned = await this.exportKeys.recipient(deskId);
      this.audit.record({ action: ACTION, object: deskId, reason });
      return { desk: { id: deskId, name: this.desks.nameOf(deskId) }, recipient: pinned };
    });
    const plaintext = Readable.from(this.lines(actor, desk), { objectMode: true, highWaterMark: 1 });
    const sealed = await sealedToAge(recipient, Readable.toWeb(plaintext) as ReadableStream<Uint8Array>);
    return Readable.fromWeb(sealed as Parameters<typeof Readable.fromWeb>[0]);
  }

  private async *lines(actor: Actor, desk: { id: string; name: string }): AsyncGenerator<Buffer> {
    yield line({ format: 'ploughshare-desk', version: 1, desk, on: this.clock.today(), by: actor.handle });
    const how = { columns: ['c.contentSealed' as const], atOnce: AT_ONCE };
    let cases = 0;
    for await (const few of this.inTurn.walk(actor, ACTION, { deskId: desk.id }, how, (rows) => this.opened(rows))) {
      cases += few.length;
      yield Buffer.concat(few.map((one) => line({ case: one })));
    }
    // Its last line says that it is whole, also to those who have lost the seal.
    yield line({ cases });
  }

  private async opened(rows: Case[]) {
    const opened = await this.sealed.openMany(rows);
    const identities = await this.people.identitiesOf(rows.map(({ personId }) => personId));
    const handles = await this.accounts.handles(rows.map(({ assigneeId }) => assigneeId));
    const notes = await this.notes.ofMany(opened);
    const made = [];
    for (const one of opened) {
      const { id, reference, state, assigneeId, activityOn, eraseOn, personId } = one.row;
      made.push({
        id,
        reference,
        state,
        held_by: handles.get(assigneeId ?? '') ?? null,
        worked_on: activityOn,
        erase_on: eraseOn,
        ...one.content,
        person: identities.get(personId),
        notes: notes.get(id) ?? [],
        referrals: await this.referrals.of(one),
        packets_outside: await this.outside.of(one),
      });
    }
    return made;
  }
}

const line = (content: object) => Buffer.from(`${JSON.stringify(content)}\n`);
