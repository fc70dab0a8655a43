import { label } from '../../reference/vocabulary.js';
import type { CaseContent } from '../case.content.js';

/** What a court or an authority has to decide about the person. Codes of the vocabulary, days `2026-11-24`. */
export interface Proceeding {
  id: string;
  /** A code of `proceeding_type`. */
  type: string;
  /** A code of `court_type`. */
  court?: string;
  country?: string;
  authority?: string;
  file_number?: string;
  opened_on?: string;
  events: ProceedingEvent[];
  ended?: { on: string; outcome: string };
}

export interface ProceedingEvent {
  id: string;
  /** A code of `proceeding_event`. */
  kind: string;
  on: string;
  /** `09:30`, by the clock of the place. */
  at?: string;
  place?: string;
  text?: string;
  /** The handle of whoever wrote it. */
  by: string;
}

export const proceedingInWords = ({ type, authority, file_number, ended }: Omit<Proceeding, 'events'>): string =>
  [label('proceeding_type', type), authority, file_number, ended && `ended: ${ended.outcome}`]
    .filter(Boolean)
    .join(', ');

export const eventInWords = ({ kind, at, place, text }: ProceedingEvent): string =>
  [label('proceeding_event', kind), at, place, text].filter(Boolean).join(', ');

/** For a packet: every event, oldest first, with the proceeding it belongs to. */
export const proceedingEntries = ({ proceedings = [] }: CaseContent): { on: string; text: string }[] =>
  proceedings
    .flatMap(({ events, ...about }) => {
      const name = proceedingInWords(about);
      const opened = about.opened_on ? [{ on: about.opened_on, text: name }] : [];
      return [...opened, ...events.map((event) => ({ on: event.on, text: `${name}: ${eventInWords(event)}` }))];
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1));
