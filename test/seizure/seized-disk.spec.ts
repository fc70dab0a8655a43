import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { api } from '../support/client.js';
import { MailServer } from '../support/mail-server.js';
import { smallNetwork } from '../support/network.js';
import { tamper } from '../audit/trail.js';
import {
  breakTheGlass,
  enterTwice,
  goWrong,
  importSheets,
  refer,
  triage,
  workOnPages,
  workThroughApi,
} from './desk-life.js';
import { countAndDraw } from './counting.js';
import { takeOut } from './taken-out.js';
import type { Needle } from './forms.js';
import { type OwnServer, startOwnServer } from './own-server.js';
import { Plants } from './plants.js';
import { filesIn, Search, writtenAt } from './search.js';
import { overhear, remindAsPeopleDo, secretsOf, signInAsPeopleDo } from './secrets.js';

/** A string of the same kind that stands in clear by design: the name of an organisation. */
const control = new Plants().one('control');
const plants = new Plants();
/** An address stands in clear by design: in its row, and nowhere else. */
const mailbox = `${'q'.repeat(3)}${Date.now().toString(36)}@post.example.org`;
const mailServer = new MailServer();
let server: OwnServer;
let secrets: Needle[];
let found: { content: string[]; secrets: string[]; control: string[]; mailbox: string[]; drawn: string[] };
let search: Search;

const began = Date.now();
const foldersBefore = new Set(readdirSync(tmpdir()));

/** People work, the plug is pulled, the disk is carried away. */
beforeAll(async () => {
  await mailServer.start();
  server = await startOwnServer(mailServer.settings());
  const { running } = server;
  const heard = overhear(running);
  const network = await smallNetwork(running);
  await network.beginnings.organisation({ name: `Support ${control}`, country: 'DE', kind: 'support_group' });

  const signedIn = await signInAsPeopleDo(running, network);
  if (signedIn.join() !== '201,303,401') throw new Error(`Signing in answered ${signedIn.join()}.`);
  const ids = await workThroughApi(running, network, plants, 18);
  await refer(running, network, plants, ids);
  await workOnPages(running, network, plants, 6);
  await enterTwice(running, network, plants, 4);
  await triage(running, network, plants);
  await breakTheGlass(running, network, plants, ids.slice(6, 10));
  await goWrong(running, network, plants, 6, ids[0]!);
  await importSheets(running, network, plants, 6);
  await takeOut(running, network, plants, ids.slice(2, 6));
  const counted = await countAndDraw(running, network);
  await failInside(running, network, ids[1]!);
  const reminded = await remindAsPeopleDo(running, network, mailServer, mailbox);
  secrets = [...heard, ...reminded, ...counted.secrets, ...(await secretsOf(running, network))];

  await server.copy();
  await server.stop();
  search = new Search([
    ...plants.needles(),
    ...secrets,
    { name: 'control', of: control },
    { name: 'mail address', of: mailbox },
    { name: 'drawn number', of: counted.drawn },
  ]);
  const everything = search.in(server.scratch).concat(searchElsewhere());
  const isOf = (names: Set<string>) => everything.filter((line) => names.has(line.split(' as ')[0]!));
  found = {
    content: isOf(new Set(plants.kinds.keys())),
    secrets: isOf(new Set(secrets.map(({ name }) => name))),
    control: isOf(new Set(['control'])),
    mailbox: isOf(new Set(['mail address'])),
    drawn: isOf(new Set(['drawn number'])),
  };
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await mailServer.stop();
  server?.remove();
});

it('holds nothing of what was typed: 500 strings in four scripts, in every field that takes words', () => {
  const texts = [...plants.kinds.values()].flat();
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThanOrEqual(500);
  expect(plants.kinds.size).toBeGreaterThanOrEqual(40);
  for (const script of [/[a-z]/, /\p{Script=Cyrillic}/u, /\p{Script=Arabic}/u, /\p{Script=Hangul}/u])
    expect(texts.filter((text) => script.test(text)).length).toBeGreaterThan(100);
  expect(found.content).toEqual([]);
});

it('holds no passphrase, no second factor, no one-time code, no session token, no secret key, no exact count of anybody', () => {
  const kinds = new Set(secrets.map(({ name }) => name));
  expect([...kinds].sort()).toEqual([
    'TOTP secret',
    'audit key',
    'code of a mail address',
    'counts of a statement',
    'key of a desk',
    'mark of being counted',
    'one-time code',
    'passphrase',
    'recovery identity',
    'secret key of an account',
    'secret of a calendar',
    'session token',
    'statistics secret',
  ]);
  expect(secrets.length).toBeGreaterThan(150);
  expect(found.secrets).toEqual([]);
});

it('holds a mail address in its own table, as its page says, and in no other, no log and no audit entry', () => {
  expect(found.mailbox).toContainEqual(expect.stringMatching(/as UTF-8 in copy\/mail_addresses\.txt$/));
  expect(found.mailbox.filter((place) => !/base\/|pg_wal\/|copy\/mail_addresses\.txt/.test(place))).toEqual([]);
});

it('holds a drawn number under embargo in the files of its release, as the threat model says, and in no log', () => {
  expect(found.drawn).toContainEqual(expect.stringMatching(/copy\/release_files\.txt$/));
  expect(found.drawn.filter((place) => !/base\/|pg_wal\/|copy\/release_files\.txt/.test(place))).toEqual([]);
});

it('was searched where it matters: what stands in clear was found in the tables, in WAL, and in the copy', () => {
  const { control: places } = found;
  expect(places).toContainEqual(
    expect.stringMatching(/as UTF-8 in home\/postgres.*\/base\/\d+\/\d+$|as UTF-8 in .*base\/\d+\/\d+$/),
  );
  expect(places).toContainEqual(expect.stringMatching(/as UTF-8 in .*pg_wal\/[0-9A-F]{24}$/));
  expect(places).toContainEqual(expect.stringMatching(/as UTF-8 in copy\/organisations\.txt$/));
  expect(places.filter((place) => !/base\/|pg_wal\/|copy\/organisations\.txt/.test(place))).toEqual([]);
  expect(search.searched).toBeGreaterThan(40_000_000);
});

it('kept its logs, which tell what failed and not with what', () => {
  const log = readFileSync(join(server.scratch, 'application.log'), 'utf8');
  expect(log).toContain('Mapped {/cases, GET} route');
  expect(log).toContain('CannotOpen');
  expect(readFileSync(join(server.scratch, 'home/postgres.log'), 'utf8')).toContain('ready to accept connections');
  expect(readdirSync(join(server.scratch, 'copy'))).toEqual(
    expect.arrayContaining(['cases.txt', 'persons.txt', 'shred.secrets.txt', 'import_rows.txt']),
  );
});

/** An error with a stack, in the log of the application: sealed bytes that were changed. */
async function failInside(
  running: OwnServer['running'],
  network: Awaited<ReturnType<typeof smallNetwork>>,
  id: string,
) {
  await tamper(
    running,
    network.north.id,
    [network.desk.id],
    `update cases set content_sealed = decode(repeat('01', 300), 'hex') where id = $1`,
    [id],
  );
  const { statusCode } = await api(running.app, network.caseworker).get(`/cases/${id}`);
  if (statusCode !== 500) throw new Error('A changed case opened.');
}

/** Where Postgres lies elsewhere, and what was written into the folder for temporary files since; not the databases of other tests. */
function searchElsewhere(): string[] {
  const outside = server.data.startsWith(server.scratch) ? [] : search.in(server.data);
  const others = /^(ploughshare-(test|embedded|throwaway|seizure)|jest)/;
  const temporary = filesIn(tmpdir(), (folder) => !others.test(folder) && !foldersBefore.has(folder));
  return [
    ...outside,
    ...search.files(
      tmpdir(),
      temporary.filter((file) => writtenAt(file) >= began),
    ),
  ];
}
