import { longDate } from '../../common/web/dates.js';
import { countryName, label } from '../../reference/vocabulary.js';
import type { Line } from '../../common/web/parts.js';

/** A proceeding that was begun. Codes of the vocabulary, days `2026-11-24`. */
export interface ReportedProceeding {
  what: 'proceeding';
  type: string;
  court?: string;
  country?: string;
  authority?: string;
  file_number?: string;
  opened_on?: string;
}

/** A hearing, a decision, or whatever else happened in a proceeding. */
export interface ReportedEvent {
  what: 'event';
  /** A code of `proceeding_event`. */
  kind: string;
  on: string;
  at?: string;
  place?: string;
  text?: string;
  /** A code of `rule_trigger`. */
  trigger?: string;
  /** Of the proceeding it belongs to: the desk finds it by it. */
  file_number?: string;
}

/** How the work of the lawyer ended. */
export interface ReportedOutcome {
  what: 'outcome';
  on: string;
  outcome: string;
  file_number?: string;
}

export type Reported = ReportedProceeding | ReportedEvent | ReportedOutcome;

export const reportTitle = (of: Reported): string => {
  if (of.what === 'proceeding') return 'A proceeding';
  return of.what === 'outcome' ? 'The outcome' : label('proceeding_event', of.kind);
};

/** What it says, for both sides. */
export function reportLines(of: Reported): Line[] {
  const lines: [string, string | undefined][] =
    of.what === 'proceeding'
      ? [
          ['Kind', label('proceeding_type', of.type)],
          ['Court', of.court && label('court_type', of.court)],
          ['Country', of.country && countryName(of.country)],
          ['Before', of.authority],
          ['Begun on', of.opened_on && longDate(of.opened_on, 'en')],
        ]
      : of.what === 'event'
        ? [
            ['Day', longDate(of.on, 'en')],
            ['Hour', of.at],
            ['Where', of.place],
            ['Words', of.text],
            ['Counts as', of.trigger && label('rule_trigger', of.trigger)],
          ]
        : [
            ['Day', longDate(of.on, 'en')],
            ['Outcome', of.outcome],
          ];
  return [...lines, ['File number', of.file_number] as const].flatMap(([name, text]) =>
    text ? [{ label: name, text }] : [],
  );
}
