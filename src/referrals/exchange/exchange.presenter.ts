import { reportLine } from '../reports/report.presenter.js';
import { type KeptEntry, type Side, verdicts } from './entry.js';
import type { ExchangeLine } from './exchange.view.js';

export function exchangeLines(entries: KeptEntry[], reader: Side): ExchangeLine[] {
  const judged = verdicts(entries);
  return entries.map(({ id, waits_for, entry }) => ({
    id,
    by: entry.by,
    who: entry.who ?? null,
    at: entry.at,
    waits: waits_for === reader,
    text: entry.kind === 'report' ? null : (entry.text ?? null),
    report: entry.kind === 'report' ? reportLine(entry.report, judged.get(id) ?? null) : null,
    verdict: entry.kind === 'verdict' ? { about: entry.about, is: entry.verdict } : null,
  }));
}
