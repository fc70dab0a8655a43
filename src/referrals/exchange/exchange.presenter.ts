import { reportLine } from '../reports/report.presenter.js';
import { type KeptEntry, type SentFile, type Side, verdicts } from './entry.js';
import type { ExchangeLine } from './exchange.view.js';

/**
 * @param open ids of the files that can be taken now
 * @param kept digests of what is a document of the case
 */
export function exchangeLines(
  entries: KeptEntry[],
  reader: Side,
  open: Set<string>,
  kept = new Set<string>(),
): ExchangeLine[] {
  const judged = verdicts(entries);
  return entries.map(({ id, waits_for, entry }) => ({
    id,
    by: entry.by,
    who: entry.who ?? null,
    at: entry.at,
    waits: waits_for === reader,
    text: entry.kind === 'report' ? null : (entry.text ?? null),
    report: entry.kind === 'report' ? reportLine(entry.report, judged.get(id) ?? null) : null,
    file: entry.kind === 'file' ? fileLine(entry.file, open, kept) : null,
    verdict: entry.kind === 'verdict' ? { about: entry.about, is: entry.verdict } : null,
  }));
}

const fileLine = ({ id, name, bytes, clean, digest }: SentFile, open: Set<string>, kept: Set<string>) => ({
  id,
  name,
  bytes,
  clean,
  open: open.has(id),
  kept: kept.has(digest),
});
