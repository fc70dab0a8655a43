import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { createApplication } from '../../src/application.js';
import { Clock } from '../../src/common/clock.js';
import { SessionStore } from '../../src/sessions/session-store.js';
import { newMail } from './new-mail.js';

/** The application in a process of its own, which can be killed: with a session of each of these people, whose tokens it gives back. */
type Account = Parameters<SessionStore['begin']>[0];
interface Given {
  databaseUrl: string;
  /** The secret keys are base64. */
  people: { account: Account; secretKey: string }[];
  /** Where its calendar stands, an ISO instant; today where it is absent. */
  at?: string;
}

process.once('message', async ({ databaseUrl, people, at }: Given) => {
  const home = mkdtempSync(join(tmpdir(), 'ploughshare-'));
  const app = await createApplication(
    {
      databaseUrl,
      home,
      demonstration: false,
      secureCookies: false,
      clock: new Clock(at === undefined ? 0 : Date.parse(at) - new Clock().now().getTime()),
      mail: newMail(home),
    },
    false,
  );
  await app.listen(0, '127.0.0.1');
  const store = app.get(SessionStore, { strict: false });
  const tokens = people.map(
    ({ account, secretKey }) => store.begin(account, Buffer.from(secretKey, 'base64'), 'bearer').token,
  );
  process.send!({ url: (await app.getUrl()).replace(/\/$/, ''), tokens });
});
