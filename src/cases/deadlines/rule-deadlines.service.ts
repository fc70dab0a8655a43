import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { RuleReviews } from '../../legal-contacts/rule-reviews.service.js';
import { label } from '../../reference/vocabulary.js';
import { ruleOf } from '../../reference/country-packs/packs.js';
import { refuseClosed } from '../case-row.js';
import type { Deadline, SetAside } from '../case.content.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';
import { ruleThen } from './rule-then-and-now.js';
import { nameOf, type Proposal, proposalsFor } from './proposals.js';
import type { AnswerProposal, SayEvent } from './rule-deadlines.input.js';

/** Events of a case, and what the rules of its countries make of them. Nothing becomes a deadline but by a person's press. */
@Injectable()
export class RuleDeadlines {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
    private readonly reviews: RuleReviews,
  ) {}

  /** A new one, or the correction of one. Confirmed deadlines stay as they are: the difference is proposed. */
  async sayEvent(caseId: string, { trigger, on, instead_of }: SayEvent): Promise<string> {
    const opened = await this.writable(caseId);
    const before = opened.content.events ?? [];
    if (instead_of && !before.some(({ id }) => id === instead_of))
      throw new Invalid([{ field: 'instead_of', message: 'This event is not there any more.' }]);
    const event = { id: instead_of ?? randomUUID(), trigger, on, by: this.db.actor().handle };
    opened.content.events = [...before.filter(({ id }) => id !== event.id), event];
    await this.save(opened, `Event: ${label('rule_trigger', trigger).toLowerCase()}`);
    return event.id;
  }

  async removeEvent(caseId: string, eventId: string) {
    const opened = await this.writable(caseId);
    const before = opened.content.events ?? [];
    if (!before.some(({ id }) => id === eventId)) throw new NotFoundException();
    opened.content.events = before.filter(({ id }) => id !== eventId);
    await this.save(opened, 'Event removed');
  }

  /** @throws Conflict 409 when what was answered is not proposed any more */
  async answer(caseId: string, said: AnswerProposal): Promise<string> {
    const opened = await this.writable(caseId);
    if (said.answer === 'keep') return this.keep(opened, said.proposal);
    if (said.answer === 'set_aside' && opened.content.deadlines.some(({ id }) => id === said.proposal))
      return this.drop(opened, said.proposal, said.reason);
    const proposals = proposalsFor(opened.content, this.clock.today(), await this.reviews.all());
    const proposal = proposals.find((one) => nameOf(one) === said.proposal);
    if (!proposal)
      throw new Conflict('This is not proposed any more: somebody answered it, or corrected the event.', 'answered');
    return said.answer === 'confirm' ? this.confirm(opened, proposal) : this.setAside(opened, proposal, said.reason);
  }

  /** In the place of the one it corrects, where there is one. */
  private async confirm(opened: OpenedCase, { rule, due, certainty, event, instead }: Proposal): Promise<string> {
    const { deadlines } = opened.content;
    const deadline = {
      id: instead?.id ?? randomUUID(),
      kind: rule.kind,
      on: due,
      certainty,
      set_by: this.db.actor().handle,
      rule: { id: rule.id, pack: rule.country, version: rule.version, from: event?.id, said: ruleThen(rule) },
    };
    opened.content.deadlines = [...deadlines.filter(({ id }) => id !== deadline.id), deadline];
    await this.save(opened, `Deadline set by rule: ${label('deadline_kind', rule.kind)}`);
    return deadline.id;
  }

  private async setAside(opened: OpenedCase, { rule, due }: Proposal, reason: string | undefined): Promise<string> {
    const id = this.noteAside(opened, { rule: rule.id, version: rule.version, due }, reason);
    await this.save(opened, 'Proposed deadline set aside');
    return id;
  }

  private noteAside(
    { content }: OpenedCase,
    of: Pick<SetAside, 'rule' | 'version' | 'due'>,
    reason: string | undefined,
  ): string {
    if (!reason) throw new Invalid([{ field: 'reason', message: 'Say why it does not hold for this case.' }]);
    const aside = { id: randomUUID(), ...of, reason, by: this.db.actor().handle, on: this.clock.today() };
    content.set_aside = [...(content.set_aside ?? []), aside];
    return aside.id;
  }

  /** Somebody has read the rule as it stands now, and the deadline holds. */
  private async keep(opened: OpenedCase, name: string): Promise<string> {
    const deadline = ofRule(opened, name);
    const now = ruleOf(deadline.rule.id);
    // No pack has the rule any more: from here on it is a day that somebody set.
    opened.content.deadlines = opened.content.deadlines.map((one) =>
      one.id !== deadline.id
        ? one
        : {
            ...one,
            rule: now && { ...deadline.rule, version: now.version, said: ruleThen(now) },
            set_by: now ? one.set_by : this.db.actor().handle,
          },
    );
    await this.save(opened, `Deadline looked at again: ${label('deadline_kind', deadline.kind)}`);
    return deadline.id;
  }

  /** The rule holds no longer, and no day comes in its place. */
  private async drop(opened: OpenedCase, name: string, reason: string | undefined): Promise<string> {
    const { id, on, rule, kind } = ofRule(opened, name);
    const version = ruleOf(rule.id)?.version ?? rule.version;
    this.noteAside(opened, { rule: rule.id, version, due: on }, reason);
    opened.content.deadlines = opened.content.deadlines.filter((one) => one.id !== id);
    await this.save(opened, `Deadline set aside: ${label('deadline_kind', kind)}`);
    return id;
  }

  private async writable(caseId: string): Promise<OpenedCase> {
    const opened = await this.sealed.open(caseId);
    refuseClosed(opened.row);
    return opened;
  }

  private async save(opened: OpenedCase, title: string) {
    await this.sealed.save(opened, {}, undefined, { title });
    this.audit.record({ action: 'case.deadline', object: opened.row.id });
  }
}

/** An open deadline of the case that a rule made. @throws NotFoundException */
function ofRule(
  { content: { deadlines } }: OpenedCase,
  id: string,
): Deadline & { rule: NonNullable<Deadline['rule']> } {
  const found = deadlines.find((one) => one.id === id && !one.done_on);
  if (!found?.rule) throw new NotFoundException();
  return { ...found, rule: found.rule };
}
