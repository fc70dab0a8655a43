import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { createApplication } from '../src/application.js';
import { newContent } from '../src/cases/case.change.js';
import { Cases } from '../src/cases/cases.service.js';
import { Counting } from '../src/cases/consents/counting.service.js';
import { Notes } from '../src/cases/notes/notes.service.js';
import type { Person } from '../src/cli/demo/cast.js';
import { Beginnings } from '../src/cli/demo/ceremonies.js';
import { Clock } from '../src/common/clock.js';
import { Db } from '../src/common/database/db.js';
import { Desks } from '../src/organisations/desks.service.js';
import { codeAt, stepOf } from '../src/vault/second-factor.js';
import { serveMeasured } from './child.js';
import { inventedCase, NOTES } from './invented.js';

/** Ploughshare as it runs in production, Argon2 in full, with a desk that has `cases`. All through its own services. */
const { appUrl, ownerUrl, cases } = JSON.parse(process.argv[2]!) as { appUrl: string; ownerUrl: string; cases: number };
const BATCH = 50;

const clock = new Clock();
const home = mkdtempSync(join(tmpdir(), 'ploughshare-bench-'));
const mail = { publicUrl: 'https://bench.example.org', outbox: join(home, 'outbox') };
const app = await createApplication(
  { databaseUrl: appUrl, home, demonstration: false, secureCookies: true, clock, mail },
  false,
);
const beginnings = new Beginnings(app, ownerUrl);
const organisation = await beginnings.organisation({ name: 'Northern Support', country: 'DE', kind: 'support_group' });
await beginnings.foundation(organisation);
const [coordinator, caseworker] = [
  await beginnings.member(organisation, 'coordinator'),
  await beginnings.member(organisation, 'caseworker'),
];
await beginnings.desk(organisation, 'Harbour desk', coordinator, [caseworker]);
const ids = await fill(caseworker);
await app.listen(0, '127.0.0.1');
const { port } = app.getHttpServer().address() as { port: number };
serveMeasured({ port, token: await signIn(caseworker), ids }, () => app.close());

/** Many in a transaction, as an import does. */
async function fill({ actor, accountId, handle }: Person): Promise<string[]> {
  const [db, of, notes, desks, counting] = [
    app.get(Db),
    ...[Cases, Notes, Desks, Counting].map((service) => app.get(service as never, { strict: false })),
  ] as unknown as [Db, Cases, Notes, Desks, Counting];
  const made: string[] = [];
  while (made.length < cases)
    await db.actingAs(actor, 'desk', async () => {
      for (const end = Math.min(cases, made.length + BATCH); made.length < end;) {
        const input = inventedCase(made.length);
        const content = newContent(input, { on: clock.today(), by: handle });
        const consents = counting.agreed(content.counted, { consent: input.consent, facts: content.facts });
        const [logged] = await of.log(desks.meant(undefined), [
          { content, identity: { ...input.person }, consents, state: 'open', assigneeId: accountId },
        ]);
        const { row, key } = logged!;
        for (const [at, text] of NOTES.entries())
          await (at === 0 ? notes.first([{ row, key, note: note(text) }]) : notes.add(row, key, note(text)));
        made.push(row.id);
      }
    });
  return made;
}

async function signIn({ handle, passphrase, totpSeed }: Person): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ handle, passphrase, totp: codeAt(totpSeed, stepOf(clock.now())) }),
  });
  if (answer.status !== 201) throw new Error(`Signing in was answered ${answer.status}.`);
  return ((await answer.json()) as { token: string }).token;
}

function note(text: string) {
  return { from: 'word', title: 'Note', text, visibility: 'desk' } as const;
}
