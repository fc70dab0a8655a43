import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { CampaignsService } from '../../campaigns/campaigns.service.js';
import { Clock } from '../../common/clock.js';
import { Conflict } from '../../common/web/refusals.js';
import { type Consent, stateOn } from '../../people/consent/consent.js';
import { Consents } from '../../people/consent/consents.service.js';
import { CountedMarks } from '../../people/counted/counted-marks.service.js';
import { label } from '../../reference/vocabulary.js';
import { BreakGlass } from '../break-glass/break-glass.service.js';
import { type CaseContent, openDeadlines } from '../case.content.js';
import { mention } from '../case.presenter.js';
import { CaseReferrals, type ReferralOfPerson } from '../case-referrals.js';
import { coded } from '../facts-in-words.js';
import { same, valuesOf } from '../history/changes.js';
import { Notes } from '../notes/notes.service.js';
import { PacketsOutside } from '../packets-outside.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';
import { CasesOfPerson } from './cases-of-person.service.js';
import { ConsentLines } from './consent-lines.service.js';
import { countedIn } from './counted-in.js';
import type { EndangeredDeadline, LoweredLink, Withdrawing } from './consent.view.js';
import { standingOn } from './standing.js';

/** A person takes back what they agreed to, in all of their cases: one consent, or all that are live. */
@Injectable()
export class Withdrawal {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
    private readonly people: CasesOfPerson,
    private readonly notes: Notes,
    private readonly consents: Consents,
    private readonly marks: CountedMarks,
    private readonly lines: ConsentLines,
    private readonly referrals: CaseReferrals,
    private readonly outside: PacketsOutside,
    private readonly campaigns: CampaignsService,
    private readonly breakGlass: BreakGlass,
  ) {}

  /** What would end, and what that endangers. @throws NotFoundException */
  async asked(caseId: string, consentId?: string): Promise<Withdrawing> {
    const cases = await this.people.of(caseId);
    const asked = cases.find(({ row }) => row.id === caseId)!;
    const { chosen, left } = await this.chosen(cases, consentId);
    const ids = consentId === undefined ? undefined : [consentId];
    const ends = await this.referrals.liveUnder(cases, ids);
    const today = this.clock.today();
    const before = [...chosen, ...left];
    const isCounted = (given: Consent[]) => cases.some(({ content }) => standingOn(content, given, today).counted);
    return {
      case: mention(asked),
      consents: await this.lines.of(chosen, {
        referrals: await this.referrals.byConsent(cases),
        outside: await this.outside.byConsent(cases),
      }),
      all: consentId === undefined,
      ends: ends.map(({ referral }) => referral),
      outside: await this.outside.heldUnder(cases, ids),
      deadlines: endangered(ends),
      links: await this.lowered(cases, before, consentId === undefined ? undefined : left),
      uncounted: isCounted(before) && !isCounted(left),
      counted_in: countedIn(await this.marks.markOf(asked.row.personId)),
    };
  }

  /**
   * Everything that stands on it ends in this transaction, or nothing does. A closed case too: what a person takes back, they take back.
   * @param consentId this one, or all that are live, and every referral and link with them
   * @throws NotFoundException, Conflict
   */
  async carryOut(caseId: string, consentId?: string) {
    // Whoever offers or links one of these cases waits, or has done it already: nothing is told between the two.
    const cases = await this.people.hold(caseId);
    const { chosen, left } = await this.chosen(cases, consentId);
    if (chosen.length > 0)
      await this.consents.withdraw(
        cases.map(({ row }) => row.personId),
        chosen.map(({ id }) => id),
      );
    const ids = consentId === undefined ? undefined : [consentId];
    const ended = await this.referrals.endUnder(cases, ids);
    const askedBack = await this.outside.askBack(cases, ids);
    // Nobody of another desk is shown a person any more who takes everything back.
    if (consentId === undefined)
      for (const { row } of cases) await this.breakGlass.endOfCase(row.deskId, row.reference);
    const changed = await this.lower(cases, consentId === undefined ? undefined : left);
    if (chosen.length === 0 && ended === 0 && changed === 0 && askedBack === 0)
      throw new Conflict('Nothing is left to withdraw: no consent is live, and nothing is shared.', 'withdrawn');
    const { row, key } = cases.find((one) => one.row.id === caseId)!;
    await this.notes.add(row, key, {
      from: 'system',
      title: `${consentId === undefined ? 'Every consent' : 'A consent'} was withdrawn. Referrals ended: ${ended}${askedBack > 0 ? `. Packets outside that cannot be called back: ${askedBack}` : ''}`,
      visibility: 'desk',
    });
    this.audit.record({ action: 'consent.withdraw', object: caseId });
  }

  /** Counted no more, and no link above what is still agreed to. @returns in how many cases something changed */
  private async lower(cases: OpenedCase[], left?: Consent[]): Promise<number> {
    let changed = 0;
    for (const opened of cases) {
      const now = asLeft(opened.content, left, this.clock.today());
      if (!isLess(opened.content, now)) continue;
      changed += 1;
      opened.content = now;
      // A closed case stays closed: nothing but this is changed of it.
      await this.sealed.save(opened, { state: opened.row.state });
    }
    return changed;
  }

  private async lowered(cases: OpenedCase[], before: Consent[], left?: Consent[]): Promise<LoweredLink[]> {
    const today = this.clock.today();
    const lines: LoweredLink[] = [];
    // Of a case that went into another one the links stand there too.
    for (const { content } of cases.filter((one) => !one.content.merged_into)) {
      const after = asLeft(content, left, today).campaigns;
      for (const { campaign_id, level } of standingOn(content, before, today).campaigns) {
        const to = after.find((one) => one.campaign_id === campaign_id)?.level ?? 'none';
        if (to === level) continue;
        const { campaign } = await this.campaigns.get(campaign_id);
        lines.push({
          campaign: campaign.title,
          from: coded('publication_level', level),
          to: coded('publication_level', to),
        });
      }
    }
    return lines;
  }

  private async chosen(cases: OpenedCase[], consentId?: string): Promise<{ chosen: Consent[]; left: Consent[] }> {
    const given = await this.consents.ofAll(cases.map(({ row }) => row.personId));
    const today = this.clock.today();
    const chosen = given.filter((one) =>
      consentId === undefined ? stateOn(one, today) === 'live' : one.id === consentId,
    );
    if (consentId !== undefined && chosen.length === 0) throw new NotFoundException();
    return { chosen, left: given.filter((one) => !chosen.includes(one)) };
  }
}

/** Without anything left, no link stays either: the desk may link again what it keeps for itself. */
const asLeft = (content: CaseContent, left: Consent[] | undefined, today: string): CaseContent =>
  left === undefined ? { ...content, counted: false, campaigns: [] } : standingOn(content, left, today);

const isLess = (was: CaseContent, is: CaseContent) => {
  const [before, after] = [valuesOf(was), valuesOf(is)];
  return Object.keys({ ...before, ...after }).some((field) => !same(field, before[field], after[field]));
};

/** Only where a lawyer's work ends is a day in danger. */
function endangered(ends: ReferralOfPerson[]): EndangeredDeadline[] {
  const cases = new Map(ends.map(({ of }) => [of.row.id, of]));
  return [...cases]
    .flatMap(([id, { content }]) =>
      openDeadlines(content).map(({ on, kind }) => ({
        on,
        what: label('deadline_kind', kind),
        for: [...new Set(ends.filter(({ of }) => of.row.id === id).map(({ referral }) => referral.purpose.label))],
      })),
    )
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
}
