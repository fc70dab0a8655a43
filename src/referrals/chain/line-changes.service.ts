import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { hold } from '../../cases/case-row.js';
import { Notes } from '../../cases/notes/notes.service.js';
import { mention } from '../../cases/case.presenter.js';
import { SealedCases } from '../../cases/sealed-cases.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict } from '../../common/web/refusals.js';
import { LegalContactsService } from '../../legal-contacts/legal-contacts.service.js';
import { Referral } from '../referral.entity.js';
import type { LineEntry, ReferralLine } from '../views/referral.view.js';
import { Lines } from './lines.service.js';

/** The desk looks at a whole line, and takes out or puts in another order what has not begun. */
@Injectable()
export class LineChanges {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly lines: Lines,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly legalContacts: LegalContactsService,
  ) {}

  /** @throws NotFoundException when it is not of one of the actor's desks, or stands in no line */
  async show(id: string): Promise<ReferralLine> {
    const { lineId, caseId } = await this.find(id);
    return this.shown(lineId, caseId);
  }

  /** @returns nothing for a referral that was sent to one alone */
  async besides({ lineId }: Referral): Promise<LineEntry[]> {
    return lineId ? this.entries(lineId) : [];
  }

  /**
   * @param next those not begun that are to be asked, in this order; who is left out is taken out
   * @throws Conflict when the turn of one of them has come meanwhile
   */
  async change(id: string, next: string[]): Promise<ReferralLine> {
    const { lineId, caseId } = await this.find(id);
    await hold(this.db, caseId);
    await this.lines.hold(lineId);
    const drafts = (await this.lines.of(lineId)).filter(({ offer }) => offer.state === 'draft');
    const known = new Map(drafts.map((one) => [one.referral.id, one]));
    if (next.some((one) => !known.has(one)))
      throw new Conflict('The line has moved on this very moment. Look at who is left, then decide.', 'moved-on');
    const out = drafts.filter(({ referral }) => !next.includes(referral.id));
    await this.lines.takeOut(out.map(({ referral }) => referral.id));
    const places = drafts.map(({ referral }) => referral.place!);
    for (const [at, one] of next.entries()) await this.db.of(Referral).update({ id: one }, { place: places[at]! });
    // Behind whom nobody is left waits as long as it runs.
    if (next.length === 0) await this.lines.letRun(lineId);
    const { row, key } = await this.sealed.open(caseId);
    const names: string[] = [];
    for (const one of next) names.push((await this.legalContacts.get(known.get(one)!.referral.legalContactId)).name);
    await this.notes.add(row, key, {
      from: 'system',
      title: names.length > 0 ? `In line now: ${names.join(', ')}` : 'Nobody is in line any more',
      visibility: 'desk',
    });
    this.audit.record({ action: 'referral.change-line', object: id });
    return this.shown(lineId, caseId);
  }

  /** Named by who was asked first: that one is never taken out. */
  private async shown(lineId: string, caseId: string): Promise<ReferralLine> {
    const entries = await this.entries(lineId);
    return { id: entries[0]!.id, case: mention(await this.sealed.open(caseId)), entries };
  }

  private async entries(lineId: string): Promise<LineEntry[]> {
    const entries: LineEntry[] = [];
    for (const { referral, offer } of await this.lines.of(lineId))
      entries.push({
        id: referral.id,
        legal_contact: (await this.legalContacts.get(referral.legalContactId)).name,
        state: offer.stateOn(this.clock.today()),
        answer_by: offer.isLiveOn(this.clock.today()) ? offer.answerBy : null,
      });
    return entries;
  }

  private async find(id: string) {
    const { organisationId } = this.db.actor();
    const referral = await this.db.of(Referral).findOneBy({ id, organisationId });
    if (!referral?.lineId) throw new NotFoundException();
    return { ...referral, lineId: referral.lineId };
  }
}
