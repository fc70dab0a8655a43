import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Begun } from './ceremonies.js';
import type { DemoNetwork } from './network.js';

export interface DemoAccount {
  role: string;
  organisation: string;
  desk: string | null;
  handle: string;
  passphrase: string;
  totp_secret: string;
}
const PRIVATE = { mode: 0o600 };

/** What a real installation gives its people on paper: how to sign in, and the identities of the recovery holders. */
export function writePapers(home: string, { groups, offices }: DemoNetwork): DemoAccount[] {
  const accounts = [...groups, ...offices].flatMap(accountsOf);
  writeFileSync(join(home, 'demo-accounts.json'), `${JSON.stringify(accounts, null, 2)}\n`, PRIVATE);
  const recovery = groups.map(({ name, recovery: holders }) => ({ organisation: name, holders }));
  writeFileSync(join(home, 'demo-recovery.json'), `${JSON.stringify(recovery, null, 2)}\n`, PRIVATE);
  return accounts;
}

const accountsOf = (organisation: Begun): DemoAccount[] =>
  organisation.people.map(({ accountId, role, handle, passphrase, totpSecret }) => ({
    role,
    organisation: organisation.name,
    desk:
      organisation.desks.find(({ members }) => members.some((member) => member.accountId === accountId))?.name ?? null,
    handle,
    passphrase,
    totp_secret: totpSecret,
  }));
