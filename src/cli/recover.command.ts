import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Clock } from '../common/clock.js';
import { readConfig, WrongSetting } from '../config.js';
import { giveRecovered, sealedForPair } from '../organisations/recover.js';
import { wipe } from '../vault/derive.js';
import { type Command, WrongUse } from './command.js';

const PAIRS = ['AB', 'AC', 'BC'] as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const command: Command = {
  summary: 'Give a desk whose members all lost its key back to one of them, with two recovery holders',
  usage: `export --desk ID --pair AB|AC|BC --out FILE
     ploughshare recover import --desk ID --handle HANDLE --words "SIX WORDS" --secret-file FILE

Runs on the server, with the owner's role (DATABASE_OWNER_URL). A, B and C are the holders as they were entered.
  1. export writes what is sealed to a pair. The first of the pair opens it offline, and the second what came out:
       age -d -i a.key -o inner.age FILE
       age -d -i b.key -o secret inner.age
  2. import takes the opened secret (32 bytes), checks that it is the desk's, and the six check words of the account's
     own key, told by voice; then it seals the secret to that account. The account types the desk's six words, which
     are printed here, and renews the desk's key. Destroy both files: who has the secret opens every case of the desk.`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        desk: { type: 'string' },
        pair: { type: 'string' },
        out: { type: 'string' },
        handle: { type: 'string' },
        words: { type: 'string' },
        'secret-file': { type: 'string' },
      },
    });
    const { desk = '' } = values;
    if (!UUID.test(desk)) throw new WrongUse('Say which desk with --desk and its id.');
    const { databaseOwnerUrl } = readConfig();
    if (!databaseOwnerUrl) throw new WrongSetting('DATABASE_OWNER_URL is not set: it names the owner of the tables.');
    if (positionals[0] === 'export') return exportTo(databaseOwnerUrl, desk, values);
    if (positionals[0] === 'import') return importFrom(databaseOwnerUrl, desk, values);
    throw new WrongUse('Say export or import.');
  },
};

async function exportTo(ownerUrl: string, desk: string, { pair, out }: { pair?: string; out?: string }) {
  const known = PAIRS.find((one) => one === pair);
  if (!known) throw new WrongUse(`--pair is one of ${PAIRS.join(', ')}.`);
  if (!out) throw new WrongUse('Say where to write it with --out.');
  const { name, sealed } = await sealedForPair(ownerUrl, desk, known);
  // Never over another file.
  await writeFile(out, sealed, { mode: 0o600, flag: 'wx' });
  console.log(`${name}: written to ${out}. Holder ${known[0]} opens it, then holder ${known[1]} what came out.`);
  return 0;
}

async function importFrom(
  ownerUrl: string,
  deskId: string,
  { handle, words, 'secret-file': file }: { handle?: string; words?: string; 'secret-file'?: string },
) {
  if (!handle) throw new WrongUse('Say who gets it with --handle.');
  if (!words) throw new WrongUse('Say the six check words of their key with --words.');
  if (!file) throw new WrongUse('Say where the opened secret is with --secret-file.');
  const secret = await readFile(file);
  try {
    const { name, deskWords } = await giveRecovered(ownerUrl, { deskId, handle, words, secret }, new Clock());
    console.log(
      `${name}: its key is sealed to ${handle}, who types these six words before anything opens:\n  ${deskWords}\nThen renew the key of the desk, and destroy the files.`,
    );
    return 0;
  } finally {
    wipe(secret);
  }
}
