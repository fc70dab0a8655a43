import { randomUUID } from 'node:crypto';
import type { CaseContent } from '../case.content.js';
import type { Proceeding, ProceedingEvent } from './proceeding.js';

/** Into one case: the event in its proceeding, the day from which rules count, and the deadline of a hearing. Again: corrected. */
export function writeEvent(content: CaseContent, into: Proceeding, event: ProceedingEvent, trigger?: string) {
  into.events = [...into.events.filter(({ id }) => id !== event.id), event];
  const { events = [] } = content;
  const counted = trigger ?? events.find(({ id }) => id === event.id)?.trigger;
  if (counted)
    content.events = [
      ...events.filter(({ id }) => id !== event.id),
      { id: event.id, trigger: counted, on: event.on, by: event.by },
    ];
  content.deadlines = withHearing(content.deadlines, event);
}

function withHearing(deadlines: CaseContent['deadlines'], { id, kind, on, by }: ProceedingEvent) {
  const open = deadlines.find(({ event_id, done_on }) => event_id === id && !done_on);
  const others = deadlines.filter((one) => one !== open);
  if (kind !== 'hearing') return others;
  return [
    ...others,
    { id: open?.id ?? randomUUID(), kind: 'hearing', on, certainty: 'confirmed', set_by: by, event_id: id },
  ];
}

/** The same proceeding in another case: one that has the event already, or is before the same court; or else begun there. */
export function sameProceeding(content: CaseContent, of: Proceeding, eventId: string): Proceeding {
  const running = (content.proceedings ?? []).filter(({ ended }) => !ended);
  const found =
    running.find(({ events }) => events.some(({ id }) => id === eventId)) ??
    running.find((one) => one.type === of.type && one.authority === of.authority && one.file_number === of.file_number);
  if (found) return found;
  const begun: Proceeding = { ...of, id: randomUUID(), events: [] };
  content.proceedings = [...(content.proceedings ?? []), begun];
  return begun;
}
