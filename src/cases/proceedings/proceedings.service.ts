import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { label } from '../../reference/vocabulary.js';
import { refuseClosed } from '../case-row.js';
import type { CaseContent } from '../case.content.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';
import { type Proceeding, type ProceedingEvent, proceedingInWords } from './proceeding.js';
import { sameProceeding, writeEvent } from './write-event.js';

export type ProceedingSaid = Omit<Proceeding, 'id' | 'events' | 'ended'>;
export type EventSaid = Omit<ProceedingEvent, 'id' | 'by'> & {
  /** A code of `rule_trigger`: the rules count from this event too. */
  trigger?: string;
  /** The event that this one corrects. */
  instead_of?: string;
  /** Ids of related cases, into which the same is written. */
  also?: string[];
};

/** What runs before courts and authorities, sealed in the case. A hearing is its own deadline. */
@Injectable()
export class Proceedings {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly sealed: SealedCases,
  ) {}

  async open(caseId: string, said: ProceedingSaid): Promise<string> {
    const opened = await this.writable(caseId);
    const one = { id: randomUUID(), ...said, events: [] };
    opened.content.proceedings = [...(opened.content.proceedings ?? []), one];
    await this.save(opened, `Proceeding: ${proceedingInWords(one)}`);
    return one.id;
  }

  /** What was written of it is corrected, whether it runs or has ended: the history keeps what stood there. @throws NotFoundException */
  async correct(caseId: string, proceedingId: string, said: ProceedingSaid): Promise<void> {
    const opened = await this.writable(caseId);
    const { proceedings = [] } = opened.content;
    const found = proceedings.find(({ id }) => id === proceedingId);
    if (!found) throw new NotFoundException();
    const { id, events, ended } = found;
    const corrected = { id, ...said, events, ...(ended ? { ended } : {}) };
    opened.content.proceedings = proceedings.map((one) => (one === found ? corrected : one));
    await this.save(opened, `Proceeding corrected: ${proceedingInWords(corrected)}`);
  }

  /**
   * A new event, or the correction of one; and the same in related cases, in all of them or in none.
   * @throws NotFoundException, Invalid 422, Conflict 409 when the proceeding has ended or a related case takes nothing
   */
  async addEvent(caseId: string, proceedingId: string, said: EventSaid): Promise<string> {
    const { trigger, instead_of, also = [], ...what } = said;
    const cases = await this.several(caseId, also);
    const own = running(cases.get(caseId)!.content, proceedingId);
    if (instead_of && !own.events.some(({ id }) => id === instead_of))
      throw new Invalid([{ field: 'instead_of', message: 'This event is not there any more.' }]);
    const event = { id: instead_of ?? randomUUID(), ...what, by: this.db.actor().handle };
    for (const [id, opened] of cases) {
      const into = id === caseId ? own : sameProceeding(opened.content, own, event.id);
      writeEvent(opened.content, into, event, trigger);
      await this.save(opened, `Proceeding: ${label('proceeding_event', event.kind).toLowerCase()}`);
    }
    return event.id;
  }

  async end(caseId: string, proceedingId: string, ended: NonNullable<Proceeding['ended']>) {
    const opened = await this.writable(caseId);
    running(opened.content, proceedingId).ended = ended;
    await this.save(opened, 'Proceeding ended');
  }

  /** In the order of their ids, so that two who write into the same cases wait for each other and don't stand still. */
  private async several(caseId: string, also: string[]): Promise<Map<string, OpenedCase>> {
    const own = await this.writable(caseId);
    const { related = [] } = own.content;
    if (!also.every((id) => related.some(({ case_id }) => case_id === id)))
      throw new Invalid([{ field: 'also', message: 'Choose among the cases that are related to this one.' }]);
    const others = await this.sealed.openEach(also);
    const closed = others.filter(({ row: { state } }) => state === 'closed').map(({ row: { reference } }) => reference);
    const gone = new Set(also).size - others.length;
    if (closed.length > 0 || gone > 0)
      throw new Conflict(
        `Nothing was written, in no case. ${[
          closed.length > 0 && `Closed: ${closed.join(', ')}.`,
          gone > 0 && `No longer at your desk: ${gone}.`,
        ]
          .filter(Boolean)
          .join(' ')} Take them out, and send it again.`,
        'related',
      );
    return new Map([own, ...others].map((one) => [one.row.id, one] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private async writable(caseId: string): Promise<OpenedCase> {
    const opened = await this.sealed.open(caseId);
    refuseClosed(opened.row);
    return opened;
  }

  private async save(opened: OpenedCase, title: string) {
    await this.sealed.save(opened, {}, undefined, { title });
    this.audit.record({ action: 'case.proceeding', object: opened.row.id });
  }
}

function running({ proceedings = [] }: CaseContent, id: string): Proceeding {
  const found = proceedings.find((one) => one.id === id);
  if (!found) throw new NotFoundException();
  if (found.ended) throw new Conflict('This proceeding has ended. Write what came after it into a new one.', 'ended');
  return found;
}
