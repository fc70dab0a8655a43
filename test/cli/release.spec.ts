import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeAt, stepOf } from '../../src/vault/second-factor.js';
import type { Person } from '../../src/cli/demo/cast.js';
import { listen, type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { networkThatCounts, type NetworkThatCounts } from '../statistics/network-that-counts.js';

const MAIN = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const PERIOD = '2027-Q1';
let running: RunningApp;
let network: NetworkThatCounts;
let url: string;
let folder: string;
beforeAll(async () => {
  running = await startApp();
  network = await networkThatCounts(running, 'small', PERIOD);
  url = await listen(running);
  folder = mkdtempSync(join(tmpdir(), 'release-'));
}, 60_000);
afterAll(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** The command, in a process of its own; who signs in types passphrase and the present code. */
function ploughshare(args: string[], who?: Person): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: 'pipe', env: { PATH: process.env.PATH } });
  if (who) {
    // The code works once; the next one is that of the next half minute.
    running.clock.forward({ seconds: 30 });
    child.stdin.write(`${who.passphrase}\n${codeAt(who.totpSeed, stepOf(running.clock.now()))}\n`);
  }
  child.stdin.end();
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += text));
  child.stderr.on('data', (text) => (said.err += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}
const release = (words: string, who?: Person, more: string[] = []) =>
  ploughshare(
    ['release', ...words.split(' '), '--server', url, ...(who ? ['--handle', who.handle] : []), ...more],
    who,
  );

const done = (out: string): Ended => ({ code: 0, out: `${out}\n`, err: '' });
const failed = (err: string): Ended => ({ code: 1, out: '', err: `${err}\n` });

describe('ploughshare release', () => {
  it('walks a quarter from its statements to files that verify, and says nothing of what is in them', async () => {
    const { coordinator, otherCoordinator, southCoordinator, lead, southLead, southCaseworker } = network;
    running.clock.standAt('2027-02-15');
    for (let nr = 0; nr < 25; nr += 1)
      await api(running.app, southCaseworker).post('/cases', {
        pseudonym: `Swift ${nr}`,
        counted: true,
        facts: { service_country: 'RU', main_ground: 'conscience', country_of_stay: 'FR' },
      });
    expect(await release(`state ${PERIOD}`, coordinator)).toEqual(
      failed('This quarter is not over yet. It can be stated from its last midnight (UTC) on.'),
    );

    running.clock.standAt('2027-04-10');
    for (const [by, desk] of [
      [coordinator, network.desk],
      [otherCoordinator, network.otherDesk],
      [southCoordinator, network.southDesk],
    ] as const)
      for (let times = 0; times < 2; times += 1)
        expect(await release(`state ${PERIOD}`, by, ['--desk', desk.id])).toEqual(
          done(
            `${desk.name} has stated January to March 2027. It may be sent again until Monday 10 May 2027, 10:00 UTC.`,
          ),
        );
    expect(await release(`prepare ${PERIOD}`, lead)).toEqual(
      failed(
        'January to March 2027 is prepared between Monday 10 May 2027, 10:00 UTC and Monday 24 May 2027, 10:00 UTC.',
      ),
    );

    running.clock.standAt('2027-05-11');
    const prepared = `January to March 2027 is prepared. ${southLead.handle} approves it until Monday 24 May 2027, 10:00 UTC.`;
    expect(await release(`prepare ${PERIOD}`, lead, ['--approver', 'nobody-there-0000'])).toEqual(
      failed(`Say who approves with --approver: ${southLead.handle}.`),
    );
    expect(await release(`prepare ${PERIOD}`, lead)).toEqual(done(prepared));
    expect(await release(`prepare ${PERIOD}`, lead, ['--approver', southLead.handle])).toEqual(done(prepared));
    // Who prepared it does not approve it.
    expect(await release(`approve ${PERIOD}`, lead)).toMatchObject({ code: 1, out: '' });
    const drawn =
      'January to March 2027 is approved and drawn. There is no second draw. Leads read it from Monday 24 May 2027, 10:00 UTC on, and everybody from Thursday 27 May 2027, 10:00 UTC on.';
    expect(await release(`approve ${PERIOD}`, southLead)).toEqual(done(drawn));
    // The answer may have been lost: it is looked up.
    expect(await release(`approve ${PERIOD}`, southLead)).toEqual(done(drawn));

    const [early, embargo, open] = ['early', 'embargo', 'open'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    expect(await release(`export ${PERIOD} ${early}`, lead)).toEqual(
      failed('Nobody reads January to March 2027 yet: it is announced when leads do.'),
    );
    running.clock.standAt('2027-05-25');
    expect(await release(`export ${PERIOD} ${early}`)).toEqual(
      failed('Nothing of January to March 2027 is public. A campaign lead reads it earlier, with --handle.'),
    );
    expect(await release(`export ${PERIOD} ${early}`, coordinator)).toEqual(
      failed(
        'Your account may not do this: a coordinator states for a desk; campaign leads prepare, approve and read before publication.',
      ),
    );
    expect(readdirSync(folder)).toEqual([]);
    expect((await release(`export ${PERIOD} ${embargo}`, lead)).code).toBe(0);
    running.clock.standAt('2027-05-28');
    expect(await release(`export ${PERIOD} ${open}`)).toEqual(
      done(`${readdirSync(embargo).length} files of January to March 2027 are in ${open}.`),
    );
    for (const file of readdirSync(embargo))
      expect(readFileSync(join(open, file)).equals(readFileSync(join(embargo, file)))).toBe(true);
    expect(await release(`export ${PERIOD} ${open}`)).toEqual(
      failed(`${open} is not empty: name a folder that is not there yet.`),
    );

    const { signing_key } = (await api(running.app, lead).get('/releases')).json<{
      statistics_key: { signing_key: string };
    }>().statistics_key as { signing_key: string };
    expect(await ploughshare(['verify-release', open, '--key', signing_key])).toEqual(
      done('Nothing is wrong with it.'),
    );
    writeFileSync(join(open, 'total.csv'), 'changed');
    expect(await ploughshare(['verify-release', open])).toEqual({
      code: 1,
      out: '- total.csv was changed.\n',
      err: '',
    });
  }, 180_000);

  it('says in one sentence how it was called wrongly, and ends with 2', async () => {
    for (const [words, said] of [
      ['', 'Say state, prepare, approve or export.'],
      ['draw 2027-Q1', 'Say state, prepare, approve or export.'],
      ['state', 'Name a period: a quarter such as 2026-Q3, or a year such as 2026.'],
      ['state 2027', 'Quarters are stated; the part of the year is in each of them.'],
      ['state 2027-Q1', 'Say who signs in with --handle.'],
      ['approve 2027-Q1 --desk x --handle y', 'approve takes no --desk.'],
      ['prepare 2027-Q1 2027-Q2 --handle y', 'Name one period at a time.'],
      ['export 2027-Q1', 'Name the folder that the files go to: export PERIOD DIR.'],
      [
        'approve 2027-Q1 --handle y --server http://cases.example.org',
        '--server has to begin with https://, for your passphrase travels there.',
      ],
    ] as const)
      expect(await ploughshare(['release', ...words.split(' ').filter(Boolean)])).toEqual({
        code: 2,
        out: '',
        err: `${said}\n`,
      });
    for (const act of ['', 'state ', 'prepare ', 'approve ', 'export '])
      expect(await ploughshare(`release ${act}--help`.split(' '))).toMatchObject({
        code: 0,
        out: expect.stringContaining('ploughshare release export PERIOD DIR'),
        err: '',
      });
  }, 60_000);

  it('writes nothing outside its folder and nothing that does not verify, whatever answers at the address', async () => {
    const bodies: Record<string, string> = {
      '/public/releases.json': JSON.stringify({ releases: [{ period: PERIOD, release: `${PERIOD}/small-1` }] }),
      'release.json': '',
    };
    const answering = createServer((request, response) => {
      const path = request.url ?? '';
      response.end(bodies[path] ?? bodies[path.split('/').at(-1)!] ?? 'x');
    });
    await new Promise<void>((ready) => answering.listen(0, '127.0.0.1', ready));
    try {
      const at = `http://127.0.0.1:${(answering.address() as AddressInfo).port}`;
      const inner = join(folder, 'inner', 'one');
      for (const [path, said] of [
        ['../../outside.txt', 'What the server gave is not a release: it names a file as no release does.'],
        ['total.csv', 'What the server gave is not a whole release:'],
      ] as const) {
        bodies['release.json'] = JSON.stringify({ files: [{ path, bytes: 1, sha256: '' }], signing_key: '' });
        const ended = await ploughshare(['release', 'export', PERIOD, inner, '--server', at]);
        expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringContaining(said) });
      }
      expect(readdirSync(folder)).not.toContain('inner');
      expect(readdirSync(folder)).not.toContain('outside.txt');
    } finally {
      answering.close();
    }
  }, 30_000);
});
