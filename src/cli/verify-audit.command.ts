import { parseArgs } from 'node:util';
import { verifyStored } from '../audit/stored-chains.js';
import { withClient } from '../common/database/roles.js';
import { readConfig, WrongSetting } from '../config.js';
import { checkWords } from '../vault/check-words.js';
import { type Command, WrongUse } from './command.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const command: Command = {
  summary: 'Check the hash chain of the audit trail',
  usage: `[--organisation ID]

Reads DATABASE_OWNER_URL. Says how many entries each chain has, or the first one that is missing or changed (exit code 1).
Entries stay sealed. The words after each number are the check words of the chain's head: write them down elsewhere.
A chain that was computed anew, or cut short at its end, differs from what you wrote down and from nothing else.`,

  async run(args) {
    const { organisation } = parseArgs({ args, options: { organisation: { type: 'string' } } }).values;
    if (organisation !== undefined && !UUID.test(organisation))
      throw new WrongUse('--organisation takes the id of an organisation.');
    const { databaseOwnerUrl } = readConfig();
    if (!databaseOwnerUrl) throw new WrongSetting('DATABASE_OWNER_URL is not set: it names the owner of the tables.');
    const checked = await withClient(databaseOwnerUrl, (owner) => verifyStored(owner, organisation));
    if (organisation && checked.length === 0) throw new Error(`There is no organisation ${organisation}.`);
    for (const { head, verdict } of checked) {
      const found = verdict.whole
        ? `${verdict.entries} ${verdict.entries === 1 ? 'entry' : 'entries'}; head: ${checkWords(head.head_hash)}`
        : `entry ${verdict.number} ${verdict.why}`;
      console.log(`${head.organisation_id}: ${found}`);
    }
    return checked.every(({ verdict }) => verdict.whole) ? 0 : 1;
  },
};
