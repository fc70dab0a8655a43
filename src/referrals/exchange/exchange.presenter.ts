import type { KeptEntry, Side } from './entry.js';
import type { ExchangeLine } from './exchange.view.js';

export const exchangeLines = (entries: KeptEntry[], reader: Side): ExchangeLine[] =>
  entries.map(({ id, waits_for, entry: { by, who, at, text } }) => ({
    id,
    by,
    who: who ?? null,
    at,
    waits: waits_for === reader,
    text,
  }));
