import { open } from 'node:fs/promises';
import { devNull } from 'node:os';
import 'reflect-metadata';
import { createApplication } from '../../src/application.js';
import { Bringing } from '../../src/cases/documents/bringing.service.js';
import { Documents } from '../../src/cases/documents/documents.service.js';
import { Clock } from '../../src/common/clock.js';
import { SessionStore } from '../../src/sessions/session-store.js';
import { newMail } from './new-mail.js';

/** Where an upload stands still, so that the process can be killed there. */
export type StandsAt = 'arriving' | 'part written' | 'renamed' | 'not committed' | 'committed';
export interface Given {
  databaseUrl: string;
  home: string;
  account: Parameters<SessionStore['begin']>[0];
  /** base64 */
  secretKey: string;
  at: StandsAt;
}

/** The application in a process of its own; its parent is told when the upload has come to where it is to stand still. */
process.once('message', async ({ databaseUrl, home, account, secretKey, at }: Given) => {
  const app = await createApplication(
    { databaseUrl, home, mail: newMail(home), demonstration: false, secureCookies: false, clock: new Clock() },
    false,
  );
  await app.listen(0, '127.0.0.1');
  const standStill = () => {
    process.send!({ at });
    return new Promise<never>(() => undefined);
  };
  // Of each file first its own bytes are brought to the disk, then the name that it was given.
  if (at === 'part written' || at === 'renamed') await onSync(at === 'part written' ? 1 : 2, standStill);
  if (at === 'not committed') afterwards(Documents.prototype, 'keep', standStill);
  if (at === 'committed') afterwards(Bringing.prototype, 'bring', standStill);
  const { token } = app.get(SessionStore, { strict: false }).begin(account, Buffer.from(secretKey, 'base64'), 'cookie');
  process.send!({ url: (await app.getUrl()).replace(/\/$/, ''), token });
});

async function onSync(time: number, standStill: () => Promise<never>) {
  const file = await open(devNull);
  const ofAll = Object.getPrototypeOf(file) as { sync: () => Promise<void> };
  await file.close();
  const real = ofAll.sync;
  let times = 0;
  ofAll.sync = function () {
    times += 1;
    return times === time ? standStill() : real.call(this);
  };
}

function afterwards<Name extends string>(
  of: Record<Name, (...given: never[]) => Promise<unknown>>,
  name: Name,
  standStill: () => Promise<never>,
) {
  const real = of[name];
  of[name] = async function (...given: never[]) {
    await real.apply(this, given);
    return standStill();
  };
}
