import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../../src/cli/recover.command.js';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { Renewal } from '../../src/organisations/renewal.service.js';
import { openAsPair } from '../../src/vault/recovery.js';
import { trail } from '../audit/trail.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery, rowCounts } from '../support/owner.js';

const AGE = '/usr/bin/age';
const withAge = existsSync(AGE) ? it : it.skip;
let running: RunningApp;
let network: SmallNetwork;
let folder: string;
let caseId: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ploughshare-recover-'));
  running = await startApp();
  network = await smallNetwork(running);
  const opened = await api(running.app, network.caseworker).post('/cases', { pseudonym: 'Heron', summary: 'Kept.' });
  caseId = opened.json<{ id: string }>().id;
}, 60_000);
afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);
async function recover(...args: string[]): Promise<string> {
  const lines: string[] = [];
  const { log } = console;
  console.log = (line: string) => void lines.push(line);
  process.env.DATABASE_OWNER_URL = running.database.ownerUrl;
  try {
    expect(await command.run(args)).toBe(0);
    return lines.join('\n');
  } finally {
    console.log = log;
    delete process.env.DATABASE_OWNER_URL;
  }
}
const exported = async (pair: string, deskId = network.desk.id) => {
  const out = at(`${pair}-${Math.random()}.age`);
  await recover('export', '--desk', deskId, '--pair', pair, '--out', out);
  return out;
};
const imported = (person: Person, file: string, words = person.checkWords) =>
  recover('import', '--desk', network.desk.id, '--handle', person.handle, '--words', words, '--secret-file', file);
/** As two holders would, offline. */
async function openedBy(pair: string, out: string): Promise<string> {
  const [first, second] = [...pair].map((letter) => network.north.recovery['ABC'.indexOf(letter)]!.identity);
  const file = at(`secret-${Math.random()}`);
  await writeFile(file, await openAsPair(await readFile(out), first!, second!));
  return file;
}
async function nothingIsWritten(act: () => Promise<unknown>, why: RegExp) {
  const before = await rowCounts(running.database);
  await expect(act()).rejects.toThrow(why);
  expect(await rowCounts(running.database)).toEqual(before);
}

withAge('what is written is opened by the age program, by each holder in turn and in no other order', async () => {
  const keys = await Promise.all(
    network.north.recovery.map(async ({ identity }, index) => {
      const file = at(`${'abc'[index]}.key`);
      await writeFile(file, `${identity}\n`, { mode: 0o600 });
      return file;
    }),
  );
  const age = (key: string, from: string, to: string) =>
    execFileSync(AGE, ['-d', '-i', key, '-o', to, from], { stdio: 'pipe' });
  const secrets: Buffer[] = [];
  for (const pair of ['AB', 'AC', 'BC']) {
    const out = await exported(pair);
    const [first, second] = [...pair].map((letter) => keys['ABC'.indexOf(letter)]!);
    expect(() => age(second!, out, at('refused'))).toThrow();
    age(first!, out, at(`${pair}.inner`));
    age(second!, at(`${pair}.inner`), at(`${pair}.secret`));
    secrets.push(await readFile(at(`${pair}.secret`)));
  }
  expect(secrets.map(({ length }) => length)).toEqual([32, 32, 32]);
  expect(new Set(secrets.map((secret) => secret.toString('hex'))).size).toBe(1);
});

it('never writes over another file, and says what is wrong with how it was called', async () => {
  const out = await exported('AB');
  await expect(recover('export', '--desk', network.desk.id, '--pair', 'AB', '--out', out)).rejects.toThrow('EEXIST');
  await expect(recover('export', '--desk', network.desk.id, '--pair', 'CB', '--out', at('x'))).rejects.toThrow(
    '--pair',
  );
  await expect(recover('import', '--desk', 'Harbour', '--handle', 'x')).rejects.toThrow('its id');
  await expect(recover('both', '--desk', network.desk.id)).rejects.toThrow('export or import');
  await expect(
    recover('export', '--desk', '00000000-0000-4000-8000-000000000000', '--pair', 'AB', '--out', at('x')),
  ).rejects.toThrow('There is no desk');
});

it('refuses another secret, other words, and who could not hold a desk; and writes nothing', async () => {
  const file = await openedBy('AB', await exported('AB'));
  const newcomer = await network.beginnings.member(network.north, 'coordinator');
  await writeFile(at('other'), Buffer.alloc(32, 7));
  await writeFile(at('short'), (await readFile(file)).subarray(0, 31));
  await nothingIsWritten(() => imported(newcomer, at('other')), /not the secret of that desk/);
  await nothingIsWritten(() => imported(newcomer, at('short')), /not the secret of that desk/);
  await nothingIsWritten(() => imported(newcomer, file, network.caseworker.checkWords), /check words/);
  await nothingIsWritten(() => imported(network.administrator, file), /no caseworker or coordinator/);
  await nothingIsWritten(() => imported(network.southCaseworker, file), /no caseworker or coordinator/);
  // Somebody swapped the newcomer's key: the words that were heard are not its words.
  const put = (key: Buffer) =>
    ownerQuery(running.database, `update public_keys set public_key = $1 where subject_id = $2`, [
      key,
      newcomer.accountId,
    ]);
  const [right] = await ownerQuery<{ public_key: Buffer }>(
    running.database,
    'select public_key from public_keys where subject_id = $1',
    [newcomer.accountId],
  );
  await put(Buffer.alloc(32, 9));
  await nothingIsWritten(() => imported(newcomer, file), /check words/);
  await put(right!.public_key);
});

it('a whole desk was lost: two holders give it back to one account, who confirms it, opens its cases and renews its key', async () => {
  await ownerQuery(running.database, 'delete from grants where desk_id = $1', [network.desk.id]);
  expect((await api(running.app, network.caseworker).get(`/cases/${caseId}`)).statusCode).toBe(404);
  const newcomer = await network.beginnings.member(network.north, 'coordinator');
  const said = await imported(newcomer, await openedBy('BC', await exported('BC')));

  const desk = api(running.app, newcomer);
  expect((await desk.get(`/cases/${caseId}`)).json()).toMatchObject({ code: 'desk-not-confirmed' });
  const words = said.split('\n')[1]!.trim();
  await acting(running.app, newcomer, () =>
    running.app.get(Ceremonies, { strict: false }).confirmDesk(network.desk.id, words),
  );
  expect((await desk.get(`/cases/${caseId}`)).body).toContain('Kept.');
  const entries = await trail(running, network.auditor);
  expect(entries).toContainEqual(
    expect.objectContaining({ action: 'desk.recovered', actor: newcomer.accountId, object: network.desk.id }),
  );

  await acting(running.app, newcomer, () => running.app.get(Renewal, { strict: false }).renew(network.desk.id, []));
  expect((await desk.get(`/cases/${caseId}`)).body).toContain('Kept.');
  // What was sealed to recovery is the new secret: it gives the desk to a second account too.
  const second = await network.beginnings.member(network.north, 'caseworker');
  await imported(second, await openedBy('AC', await exported('AC')));
});
