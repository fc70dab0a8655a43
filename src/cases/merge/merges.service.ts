import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { mergedVault } from '../../people/merged-vault.js';
import { Consents } from '../../people/consent/consents.service.js';
import { CountedMarks } from '../../people/counted/counted-marks.service.js';
import { type OpenedVault, PersonVaults } from '../../people/person-vaults.service.js';
import { type CaseContent, lifeOf } from '../case.content.js';
import type { Case } from '../case.entity.js';
import { CaseReferrals } from '../case-referrals.js';
import { Documents } from '../documents/documents.service.js';
import { type KeptNote, Notes } from '../notes/notes.service.js';
import { Retention } from '../retention/retention.service.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';
import { type Choice, type ContentConflict, conflictsOf, leftOut, mergedContent } from './merged-content.js';
import { UndoRecords } from './undo-records.service.js';

export interface Versions {
  stays: number;
  goes: number;
}

/**
 * Two cases of one desk that are one person in one matter become one. What goes is closed and keeps all it had; what stays takes over what
 * it says, and its person the names and contacts. Everything in one transaction: nothing half, whatever happens meanwhile.
 */
@Injectable()
export class Merges {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
    private readonly vaults: PersonVaults,
    private readonly consents: Consents,
    private readonly marks: CountedMarks,
    private readonly notes: Notes,
    private readonly documents: Documents,
    private readonly referrals: CaseReferrals,
    private readonly undoRecords: UndoRecords,
    private readonly retention: Retention,
  ) {}

  /** Both, and what has to be chosen between them. `blocked`: in words, why they cannot be merged now. */
  async proposal(staysId: string, goesId: string) {
    const { stays, goes } = await this.both(staysId, goesId);
    return {
      stays,
      goes,
      conflicts: conflictsOf(stays.content, goes.content),
      blocked: await this.reasonAgainst(stays, goes),
    };
  }

  /** @throws Conflict 409 when somebody changed either meanwhile, or a case cannot be merged; Invalid where a choice is missing */
  async merge(staysId: string, goesId: string, expected: Versions, asked: Choice): Promise<Case> {
    await this.lock(staysId, goesId);
    const { stays, goes } = await this.both(staysId, goesId);
    const against = await this.reasonAgainst(stays, goes);
    if (against) throw new Conflict(against, 'not-mergeable');
    const conflicts = conflictsOf(stays.content, goes.content);
    const choice: Choice = { ...asked, pseudonym: asked.pseudonym ?? 'stays' };
    demandChoices(conflicts, choice);
    await this.undoRecords.forgetEnded();

    const before = { stays: stood(stays), goes: stood(goes) };
    const entries = await this.notes.written(goesId, goes.key);
    this.unite(stays, goes, choice);
    const left = leftOut(conflicts, choice).map(({ label, text }) => `${label}: ${text}`);
    const saved = await this.sealed.save(stays, overOf(before), expected.stays, {
      title: `${goes.row.reference} was merged into this case`,
      ...(left.length > 0 ? { text: `Not taken over:\n${left.join('\n')}` } : {}),
    });
    await this.sealed.save(goes, { state: 'closed', eraseOn: await this.retention.eraseOn() }, expected.goes, {
      title: `Merged into ${stays.row.reference}: the work goes on there`,
    });
    const notes = await this.notes.takeIn(
      saved,
      stays.key,
      entries.map((entry) => copyOf(entry, goes.row.reference)),
    );
    await this.documents.takeIn(saved, stays.key, goes.row, goes.key);
    const { vault: person, identity } = await this.unitePeople(stays.row.personId, goes.row.personId);
    const after = { stays: stood(stays), goes: stood(goes) };
    await this.undoRecords.keep(
      stays.row,
      goes.row,
      stays.key,
      person,
      {
        stays: { before: before.stays, after: after.stays },
        goes: { before: before.goes, after: after.goes },
        notes,
      },
      identity,
    );
    for (const object of [staysId, goesId]) this.audit.record({ action: 'case.merge', object });
    return saved;
  }

  private unite(stays: OpenedCase, goes: OpenedCase, choice: Choice) {
    const on = this.clock.today();
    stays.content = asJson(mergedContent(stays.content, goes.content, choice));
    stays.content.merged_from = [
      ...(stays.content.merged_from ?? []),
      { case_id: goes.row.id, reference: goes.row.reference, on, until: this.undoRecords.lastDay() },
    ];
    stays.content.related = stays.content.related?.filter(
      ({ case_id }) => ![stays.row.id, goes.row.id].includes(case_id),
    );
    const by = this.db.actor().handle;
    if (stays.row.state === 'enquiry' && goes.row.state === 'open')
      stays.content.life = [...lifeOf(stays.content), { to: 'open', on, by }];
    goes.content.life = [...lifeOf(goes.content), { to: 'closed', on, by, reason: 'duplicate' }];
    goes.content.closed = { on, reason: 'duplicate', by };
    goes.content.merged_into = { case_id: stays.row.id, reference: stays.row.reference, on };
  }

  private async unitePeople(staysId: string, goesId: string) {
    const [stays, goes] = [await this.vaults.open(staysId), await this.vaults.open(goesId)];
    const before = stays.vault;
    stays.vault = mergedVault(stays.vault, goes.vault, [staysId, goesId]);
    goes.vault = { ...goes.vault, merged_into: staysId };
    await this.vaults.write(stays);
    await this.vaults.write(goes);
    await this.consents.unite(staysId, goesId);
    await this.marks.unite(staysId, goesId);
    return { vault: stays satisfies OpenedVault, identity: { before, after: stays.vault } };
  }

  private async both(staysId: string, goesId: string): Promise<{ stays: OpenedCase; goes: OpenedCase }> {
    const [stays, goes] = [await this.sealed.open(staysId), await this.sealed.open(goesId)];
    const apart = stays.row.deskId === goes.row.deskId && stays.row.personId !== goes.row.personId;
    if (!apart) throw new NotFoundException();
    return { stays, goes };
  }

  private async reasonAgainst(stays: OpenedCase, goes: OpenedCase): Promise<string | null> {
    const closed = [stays, goes].find(({ row }) => row.state === 'closed');
    if (closed?.content.merged_into)
      return `${closed.row.reference} was merged into ${closed.content.merged_into.reference} already.`;
    if (closed)
      return `${closed.row.reference} is closed. Open it again first: only cases that are worked on are merged.`;
    const recipients = await this.referrals.liveRecipients(goes.row.id);
    if (recipients.length > 0)
      return `${goes.row.reference} is referred to ${recipients.join(', ')}. Withdraw the referral, wait until it has ended, or merge the other way round, so that this case stays.`;
    const [offered] = await this.db.query<{ case_id: string }>(
      `select case_id from transfers where organisation_id = $1 and case_id = any ($2::uuid[])`,
      [this.db.actor().organisationId, [stays.row.id, goes.row.id]],
    );
    if (!offered) return null;
    return `${(offered.case_id === goes.row.id ? goes : stays).row.reference} is offered to another desk. Take the offer back first.`;
  }

  /** In the order of their ids, so that two who merge the same cases wait for each other and do not stand still. */
  private async lock(...ids: string[]) {
    await this.db.query(
      `select id from cases where organisation_id = $1 and id = any ($2::uuid[]) order by id for update`,
      [this.db.actor().organisationId, ids],
    );
  }
}

/** An enquiry that takes in a case is a case; one that nobody holds gets the other's holder. */
const overOf = ({ stays, goes }: Record<'stays' | 'goes', ReturnType<typeof stood>>) => ({
  state: [stays.state, goes.state].includes('open') ? ('open' as const) : stays.state,
  assigneeId: stays.assigneeId ?? goes.assigneeId,
});

export const stood = ({ row, content }: OpenedCase) => ({
  state: row.state,
  assigneeId: row.assigneeId,
  content: asJson(content),
});
/** As it is sealed: what is undefined is absent. */
const asJson = (content: CaseContent) => JSON.parse(JSON.stringify(content)) as CaseContent;

const copyOf = ({ id: _, number: __, ...entry }: KeptNote, reference: string) => ({
  ...entry,
  title: `${entry.title}, from ${reference}`,
});

function demandChoices(conflicts: ContentConflict[], choice: Choice) {
  const missing = conflicts.filter(({ field }) => !choice[field]);
  if (missing.length > 0)
    throw new Invalid(
      missing.map(({ field, label }) => ({
        field: `choose.${field}`,
        message: `${label}: choose which of the two holds.`,
      })),
    );
}
