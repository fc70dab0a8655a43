import { readFileSync } from 'node:fs';

/** The long word list of the Electronic Frontier Foundation (eff.org/dice, CC BY 3.0 US): 7776 = 6^5 words, 12.9 bits each. */
export const WORDS: readonly string[] = readFileSync(new URL('../reference/eff-long-list.txt', import.meta.url), 'utf8')
  .trim()
  .split(/\r?\n/);

// A shortened list would quietly weaken every passphrase and every pin, so nothing starts with one.
if (new Set(WORDS).size !== 7776) throw new Error('The word list src/reference/eff-long-list.txt is not complete.');
