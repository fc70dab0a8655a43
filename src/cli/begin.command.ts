import { parseArgs } from 'node:util';
import { Clock } from '../common/clock.js';
import { readConfig, WrongSetting } from '../config.js';
import { beginOrganisation } from '../organisations/begin.js';
import { isCountry } from '../reference/vocabulary.js';
import { type Command, WrongUse } from './command.js';

const KINDS = ['support_group', 'law_office'] as const;

export const command: Command = {
  summary: 'Begin an organisation and print a one-time code for its administrator',
  usage: `--organisation NAME --country CC [--kind support_group|law_office]

Runs on the server, with the owner's role (DATABASE_OWNER_URL). The code is shown once, works once, and ends after 72 hours.
Give it to the administrator by hand or by voice.`,

  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        organisation: { type: 'string' },
        country: { type: 'string' },
        kind: { type: 'string', default: 'support_group' },
      },
    });
    const { organisation: name = '', country = '', kind } = values;
    if (!name.trim() || name.length > 200)
      throw new WrongUse('Say the name with --organisation, in at most 200 characters.');
    if (!isCountry(country)) throw new WrongUse('Say the country with --country, as two capital letters such as DE.');
    const known = KINDS.find((one) => one === kind);
    if (!known) throw new WrongUse(`--kind is one of ${KINDS.join(', ')}.`);
    const { databaseOwnerUrl } = readConfig();
    if (!databaseOwnerUrl) throw new WrongSetting('DATABASE_OWNER_URL is not set: it names the owner of the tables.');

    const { organisationId, handle, code } = await beginOrganisation(
      databaseOwnerUrl,
      { name: name.trim(), country, kind: known },
      new Clock(),
    );
    process.stdout.write(
      `Begun: ${name.trim()} (${organisationId})\n\nIts administrator signs in first with\n  handle         ${handle}\n  one-time code  ${code}\nThe code ends after 72 hours. It is not shown again.\n`,
    );
    return 0;
  },
};
