import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { createApplication } from '../../src/application.js';
import { SheetCheck } from '../../src/cases/import/sheet-check.service.js';
import { Clock } from '../../src/common/clock.js';
import { SessionStore } from '../../src/sessions/session-store.js';
import { newMail } from './new-mail.js';

/**
 * The application in a process of its own, which can be killed. It is given a session of this account, with a sheet that has been
 * judged, and says where it listens.
 */
type Account = Parameters<SessionStore['begin']>[0];
interface Given {
  databaseUrl: string;
  account: Account;
  /** base64 */
  secretKey: string;
  deskId: string;
  /** base64 */
  sheet: string;
}

process.once('message', async ({ databaseUrl, account, secretKey, deskId, sheet }: Given) => {
  const home = mkdtempSync(join(tmpdir(), 'ploughshare-'));
  const app = await createApplication(
    {
      databaseUrl,
      home,
      mail: newMail(home),
      demonstration: false,
      secureCookies: false,
      clock: new Clock(),
    },
    false,
  );
  await app.listen(0, '127.0.0.1');
  const store = app.get(SessionStore, { strict: false });
  const { token } = store.begin(account, Buffer.from(secretKey, 'base64'), 'cookie');
  const { actor } = store.actor(token, 'cookie')!;
  const check = app.get(SheetCheck, { strict: false });
  const { id } = await check.begin(actor, { deskId, bytes: Buffer.from(sheet, 'base64') });
  await check.say(actor, id, { columns: [], hiddenColumns: [], hiddenRows: false });
  process.send!({ url: (await app.getUrl()).replace(/\/$/, ''), token, id });
});
