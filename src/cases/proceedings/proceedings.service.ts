import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Db } from '../../common/database/db.js';
import { Conflict } from '../../common/web/refusals.js';
import { label } from '../../reference/vocabulary.js';
import { refuseClosed } from '../case-row.js';
import type { CaseContent } from '../case.content.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';
import { type Proceeding, type ProceedingEvent, proceedingInWords } from './proceeding.js';

export type ProceedingSaid = Omit<Proceeding, 'id' | 'events' | 'ended'>;
/** `trigger`, a code of `rule_trigger`: the rules count from this event too. */
export type EventSaid = Omit<ProceedingEvent, 'id' | 'by'> & { trigger?: string };

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

  /** @throws NotFoundException, Conflict 409 when the proceeding has ended */
  async addEvent(caseId: string, proceedingId: string, { trigger, ...said }: EventSaid): Promise<string> {
    const opened = await this.writable(caseId);
    const event = { id: randomUUID(), ...said, by: this.db.actor().handle };
    running(opened.content, proceedingId).events.push(event);
    if (trigger)
      opened.content.events = [...(opened.content.events ?? []), { id: event.id, trigger, on: event.on, by: event.by }];
    if (event.kind === 'hearing') heard(opened.content, event);
    await this.save(opened, `Proceeding: ${label('proceeding_event', event.kind).toLowerCase()}`);
    return event.id;
  }

  async end(caseId: string, proceedingId: string, ended: NonNullable<Proceeding['ended']>) {
    const opened = await this.writable(caseId);
    running(opened.content, proceedingId).ended = ended;
    await this.save(opened, 'Proceeding ended');
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

/** The deadline that the event of a hearing makes. */
function heard({ deadlines }: CaseContent, { id, on, by }: ProceedingEvent) {
  deadlines.push({ id: randomUUID(), kind: 'hearing', on, certainty: 'confirmed', set_by: by, event_id: id });
}
