import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DemoAccount } from '../../src/cli/demo/papers.js';
import type { Files } from '../../src/statistics/verify/files.js';
import { verifyRelease } from '../../src/statistics/verify/verify-release.js';
import { isAlive } from '../../src/common/database/embedded-postmaster.js';
import { withClient } from '../../src/common/database/roles.js';
import { codeAt, seedOf, stepOf } from '../../src/vault/second-factor.js';

const MAIN = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const ROLES = ['administrator', 'auditor', 'campaign_lead', 'caseworker', 'coordinator'];

interface Running {
  child: ChildProcess;
  url: string;
  said: { out: string; err: string };
  ended: Promise<number | null>;
}

let home: string;
let alive: Running[] = [];
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'ploughshare-demo-'));
  // The unprivileged user that runs Postgres has to pass through.
  chmodSync(home, 0o711);
});
afterAll(async () => {
  for (const { child, ended } of alive) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  }
  rmSync(home, { recursive: true, force: true });
});

async function start(more: Record<string, string> = {}): Promise<Running> {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH,
    PLOUGHSHARE_HOME: home,
    PORT: String(port),
    PLOUGHSHARE_DEMO_CASES: '40',
    ...more,
  };
  const child = spawn(process.execPath, [MAIN, 'demo'], { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += text));
  child.stderr.on('data', (text) => (said.err += text));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const running = { child, url: `http://127.0.0.1:${port}`, said, ended };
  alive.push(running);
  return running;
}
const over = ({ child }: Running) => child.exitCode !== null || child.signalCode !== null;

async function until(running: Running, what: () => boolean | Promise<boolean>) {
  while (!(await what())) {
    if (over(running)) throw new Error(`It ended: ${running.said.err}`);
    await pause(20);
  }
}
const isReady = (running: Running) =>
  until(running, () => running.said.out.includes(`Ploughshare is ready at ${running.url}\n`));

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** The database of the demonstration, as its superuser, while it runs. */
async function onDisk<T>(sql: string): Promise<T[]> {
  const { password } = JSON.parse(readFileSync(join(home, 'postgres-password.json'), 'utf8')) as { password: string };
  const port = readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  return withClient(
    `postgres://postgres:${password}@127.0.0.1:${port}/ploughshare_demo`,
    async (admin) => (await admin.query(sql)).rows as T[],
  );
}
/** The day and the port of the postmaster; undefined when there is none. */
const postmaster = () => {
  const file = join(home, 'postgres', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
};
const papers = () => JSON.parse(readFileSync(join(home, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
const account = (belongs: (one: DemoAccount) => boolean) => papers().find(belongs)!;
/** Of a desk, in the order of the papers. A code works once: what is tried below takes another account each time. */
function member(desk: number, role: string, which = 0): DemoAccount {
  const desks = papers()
    .filter((one) => one.role === 'coordinator')
    .map((one) => one.desk);
  return papers().filter((one) => one.desk === desks[desk] && one.role === role)[which]!;
}
const codeOf = ({ totp_secret }: DemoAccount) => codeAt(seedOf(totp_secret), stepOf(new Date()));

const tokens = new Map<string, string>();
/** Signs in once; a code works once. */
async function signIn({ url }: Running, of: DemoAccount): Promise<string> {
  const known = tokens.get(url + of.handle);
  if (known) return known;
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ handle: of.handle, passphrase: of.passphrase, totp: codeOf(of) }),
  });
  const body = (await answer.json()) as { token: string; expires_at: string; account: object };
  expect([answer.status, body]).toEqual([
    201,
    {
      token: expect.any(String),
      expires_at: expect.any(String),
      account: expect.objectContaining({ handle: of.handle }),
    },
  ]);
  // Of the real time, however far the calendar was moved.
  expect(Date.parse(body.expires_at) - Date.now()).toBeLessThan(9 * 3_600_000);
  tokens.set(url + of.handle, body.token);
  return body.token;
}
async function get<T>(running: Running, of: DemoAccount, path: string): Promise<T> {
  const answer = await fetch(`${running.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${await signIn(running, of)}` },
  });
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as T;
}

interface Case {
  id: string;
  reference: string;
  pseudonym: string;
}
const casesOf = async (running: Running, of: DemoAccount) =>
  (await get<{ items: Case[] }>(running, of, '/cases?limit=200')).items;
const statesOf = async (running: Running, of: DemoAccount) => {
  const states: string[] = [];
  for (const { id } of await casesOf(running, of))
    states.push(
      ...(await get<{ items: { state: string }[] }>(running, of, `/cases/${id}/referrals`)).items.map(
        ({ state }) => state,
      ),
    );
  return states;
};

/** A browser's sign-in: the page's own form and cookies. @returns reads a page */
async function browse({ url }: Running, of: DemoAccount) {
  const cookies = new Map<string, string>();
  const send = async (path: string, body?: URLSearchParams) => {
    const answer = await fetch(url + path, {
      method: body ? 'POST' : 'GET',
      body,
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [name, value] = set.split(';')[0]!.split('=', 2) as [string, string];
      cookies.set(name, value);
    }
    return { status: answer.status, body: await answer.text() };
  };
  const { body } = await send('/sign-in');
  const form = /<form [^>]*action="\/sign-in".*?<\/form>/s.exec(body)![0];
  const fields = new URLSearchParams(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  );
  for (const [name, value] of Object.entries({ handle: of.handle, passphrase: of.passphrase, totp: codeOf(of) }))
    fields.set(name, value);
  expect((await send('/sign-in', fields)).status).toBe(303);
  return (path: string) => send(path);
}

/** Both tables of a December are published in one hour: the quarter's were drawn first. */
const byPublication = (one: { period: string }, other: { period: string }) =>
  `${one.period}${one.period.includes('Q') ? '' : '-Q5'}` < `${other.period}${other.period.includes('Q') ? '' : '-Q5'}`
    ? -1
    : 1;

const outside = ['0.0.0.0', '::'];
it.each(outside)('is never to be reached from another machine: HOST=%s is refused in a sentence', async (host) => {
  const running = await start({ HOST: host });
  expect(await running.ended).toBe(2);
  expect(running.said).toEqual({
    out: '',
    err: 'HOST must be 127.0.0.1: the demonstration cannot be reached from outside this machine.\n',
  });
  expect(existsSync(join(home, 'postgres'))).toBe(false);
});

describe('the demonstration', () => {
  let running: Running;
  let killed: { organisations: number };
  let firstCases: Case[];

  beforeAll(async () => {
    // Killed in the middle of filling, it begins again.
    const interrupted = await start();
    await until(
      interrupted,
      async () =>
        interrupted.said.err.includes('Filling') &&
        (await onDisk<{ n: number }>('select count(*)::int as n from cases'))[0]!.n > 0,
    );
    killed = { organisations: (await onDisk<{ n: number }>('select count(*)::int as n from organisations'))[0]!.n };
    interrupted.child.kill('SIGKILL');
    await interrupted.ended;
    expect(existsSync(join(home, 'demo-accounts.json'))).toBe(false);
    running = await start();
    await isReady(running);
  }, 120_000);

  it('that was killed while it was filled is whole, and nothing in it is there twice', async () => {
    expect(killed.organisations).toBe(5);
    expect(await onDisk('select count(*)::int as n, count(distinct name)::int as names from organisations')).toEqual([
      { n: 5, names: 5 },
    ]);
    const [{ accounts }] = (await onDisk<{ accounts: number }>('select count(*)::int as accounts from accounts')) as [
      { accounts: number },
    ];
    expect(accounts).toBe(papers().length);
  });

  it('says where it is and how to sign in', () => {
    for (const { role, handle, passphrase } of ['caseworker', 'coordinator', 'lawyer'].map((role) =>
      account((one) => one.role === role),
    )) {
      expect(running.said.out).toContain(handle);
      expect(running.said.out).toMatch(new RegExp(`${role}\\s+${handle}\\s+${passphrase}`));
    }
    expect(running.said.out).toContain(join(home, 'demo-accounts.json'));
    expect(running.said.out.trimEnd().split('\n').at(-1)).toBe(`Ploughshare is ready at ${running.url}`);
    expect(running.said.err).toBe('Filling the demonstration network.\n');
  });

  it('writes its accounts for their owner alone: every role but lawyer in two organisations, and two law offices', () => {
    for (const file of ['demo-accounts.json', 'demo-recovery.json', 'postgres-password.json'])
      expect([file, statSync(join(home, file)).mode & 0o777]).toEqual([file, 0o600]);
    const accounts = papers();
    for (const one of accounts) {
      expect(Object.keys(one)).toEqual(['role', 'organisation', 'desk', 'handle', 'passphrase', 'totp_secret']);
      expect(one).toMatchObject({
        handle: expect.stringMatching(/^[a-z]+-[a-z]+-\d{4}$/),
        passphrase: expect.stringMatching(/^[a-z-]+( [a-z-]+){5}$/),
        totp_secret: expect.stringMatching(/^[A-Z2-7]+$/),
      });
      expect([one.role, one.desk === null]).toEqual([one.role, !['caseworker', 'coordinator'].includes(one.role)]);
    }
    const rolesIn = new Map<string, Set<string>>();
    for (const { organisation, role } of accounts)
      rolesIn.set(organisation, (rolesIn.get(organisation) ?? new Set()).add(role));
    const groups = [...rolesIn].filter(([, roles]) => !roles.has('lawyer'));
    const offices = [...rolesIn].filter(([, roles]) => roles.has('lawyer'));
    expect(groups.filter(([, roles]) => ROLES.every((role) => roles.has(role))).length).toBeGreaterThanOrEqual(2);
    expect(offices.length).toBeGreaterThanOrEqual(2);

    const recovery = JSON.parse(readFileSync(join(home, 'demo-recovery.json'), 'utf8')) as {
      organisation: string;
      holders: object[];
    }[];
    expect(recovery.map(({ organisation }) => organisation).sort()).toEqual(groups.map(([name]) => name).sort());
    for (const { holders } of recovery)
      expect(holders).toEqual(
        Array(3).fill({
          identity: expect.stringMatching(/^AGE-SECRET-KEY-1/),
          recipient: expect.stringMatching(/^age1/),
        }),
      );
  });

  it('shows a referral in every state', async () => {
    // Read by a desk, before any lawyer has signed in: being listed would make an offer previewed.
    const states = await statesOf(running, member(3, 'caseworker', 1));
    for (const state of [
      'draft',
      'offered',
      'previewed',
      'conflict_check',
      'accepted',
      'declined',
      'withdrawn',
      'expired',
    ])
      expect(states).toContain(state);
  });

  it('shows a letter with a copy that hides who it is about, what a lawyer wrote, and a closed case near its last day', async () => {
    const worker = member(3, 'caseworker', 1);
    const { id } = (await casesOf(running, worker)).find(({ pseudonym }) => pseudonym === 'Birch')!;
    const { documents } = await get<{ documents: { made_from: string | null; clean: boolean }[] }>(
      running,
      worker,
      `/cases/${id}/documents`,
    );
    expect(documents).toHaveLength(2);
    expect(documents.filter(({ made_from }) => made_from)).toMatchObject([{ clean: true }]);
    const [referral] = (await get<{ items: { id: string }[] }>(running, worker, `/cases/${id}/referrals`)).items;
    const { lines } = await get<{ lines: { by: string; waits: boolean }[] }>(
      running,
      worker,
      `/cases/${id}/referrals/${referral!.id}/exchange`,
    );
    expect(lines.map(({ by }) => by)).toEqual(['lawyer', 'desk', 'lawyer', 'lawyer']);
    expect(await get(running, worker, '/retention')).toMatchObject({ items: [{ case: { pseudonym: 'Osprey' } }] });
  });

  it('lets a caseworker and a lawyer in, and each finds work', async () => {
    firstCases = await casesOf(running, member(0, 'caseworker'));
    expect(firstCases.length).toBeGreaterThan(8);
    const { items } = await get<{ items: { state: string }[] }>(
      running,
      account(({ role }) => role === 'lawyer'),
      '/referrals',
    );
    expect(items.length).toBeGreaterThan(2);
  });

  it('has pinned at least two lawyers with accounts at each desk', async () => {
    for (const desk of [0, 1, 2, 3, 4]) {
      const coordinator = member(desk, 'coordinator');
      const { items } = await get<{ items: { account: string; pinned: boolean }[] }>(
        running,
        coordinator,
        '/legal-contacts?limit=200',
      );
      expect([coordinator.desk, items.filter((one) => one.account === 'account' && one.pinned).length >= 2]).toEqual([
        coordinator.desk,
        true,
      ]);
    }
  });

  it('has published at least eight quarters and two years before anybody comes, in a chain that verifies', async () => {
    const { releases, not_published } = (await (await fetch(`${running.url}/public/releases.json`)).json()) as {
      releases: { period: string; release: string; all_groups_reported_in_time: boolean }[];
      not_published: string[];
    };
    expect(not_published).toEqual([]);
    expect(releases.filter(({ period }) => period.includes('Q')).length).toBeGreaterThanOrEqual(8);
    expect(releases.filter(({ period }) => !period.includes('Q'))).toHaveLength(2);
    expect(releases.every((one) => one.all_groups_reported_in_time)).toBe(true);
    let previous: Files | undefined;
    // From the first on, each names the one before it.
    for (const { release } of releases.toSorted(byPublication)) {
      const file = async (path: string) =>
        new Uint8Array(await (await fetch(`${running.url}/public/releases/${release}/${path}`)).arrayBuffer());
      const files = new Map([
        ['release.json', await file('release.json')],
        ['release.sig', await file('release.sig')],
      ]);
      const listed = JSON.parse(Buffer.from(files.get('release.json')!).toString()) as { files: { path: string }[] };
      for (const { path } of listed.files) files.set(path, await file(path));
      expect([release, verifyRelease(files, previous ? { previous } : {})]).toEqual([release, []]);
      previous = files;
    }
    const page = await (await fetch(`${running.url}/public/statistics`)).text();
    expect(page).toContain('Requests for help registered, ');
    // Nothing of it was written down beforehand: what the desks had stated is destroyed.
    expect(await onDisk(`select 1 from statements where period like '${new Date().getUTCFullYear() - 2}-%'`)).toEqual(
      [],
    );
  });

  it('marks every page as a demonstration, before sign-in, after it, and where something went wrong', async () => {
    const read = await browse(running, member(1, 'caseworker'));
    const ofCase = /href="(\/cases\/[0-9a-f-]{36})"/.exec((await read('/cases')).body)![1]!;
    const pages = [
      '/sign-in',
      '/public/campaigns',
      '/public/actions',
      '/public/help',
      '/cases',
      '/cases/new',
      ofCase,
      '/imports',
      '/legal-contacts',
      '/campaigns',
      '/no-such-page',
      '/referrals',
    ];
    for (const path of pages) {
      const { status, body } = await read(path);
      expect([path, status, /<aside class="demonstration"/.test(body)]).toEqual([
        path,
        path === '/no-such-page' ? 404 : path === '/referrals' ? 403 : 200,
        true,
      ]);
    }
    const nobody = await fetch(`${running.url}/cases`);
    expect([nobody.status, (await nobody.text()).includes('class="demonstration"')]).toEqual([401, true]);
  });

  it('stops when it is told to, and its Postgres with it', async () => {
    const pid = postmaster()!;
    expect(isAlive(pid)).toBe(true);
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    expect(isAlive(pid)).toBe(false);
    expect(postmaster()).toBeUndefined();
    await expect(fetch(`${running.url}/healthz`)).rejects.toThrow();
  });

  describe('started again, with its calendar three months ahead', () => {
    const TODAY = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
    let again: Running;
    let seconds: number;
    let before: string;
    beforeAll(async () => {
      before = readFileSync(join(home, 'demo-accounts.json'), 'utf8');
      const began = Date.now();
      again = await start({ PLOUGHSHARE_NOW: `${TODAY}T09:00:00Z` });
      await isReady(again);
      seconds = (Date.now() - began) / 1000;
    });

    it('is ready within five seconds, with the same accounts and the same cases', async () => {
      expect(seconds).toBeLessThan(5);
      expect(again.said.err).toBe('');
      expect(readFileSync(join(home, 'demo-accounts.json'), 'utf8')).toBe(before);
      const cases = await casesOf(again, member(0, 'caseworker', 1));
      expect(cases.map(({ id }) => id).sort()).toEqual(firstCases.map(({ id }) => id).sort());
    });

    it('takes the codes of the real time, and says today of its calendar', async () => {
      const worker = member(2, 'caseworker');
      const token = await signIn(again, worker);
      const post = async (path: string, body: object) =>
        (
          await fetch(`${again.url}/api/v1${path}`, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          })
        ).json() as Promise<{ id: string }>;
      const { id } = await post('/cases', { pseudonym: 'Later' });
      await post(`/cases/${id}/notes`, { text: 'Written today.' });
      expect((await get<{ items: { on: string }[] }>(again, worker, `/cases/${id}/notes`)).items[0]!.on).toBe(TODAY);
    });

    it('has let every referral end that was running, for its end is long past', async () => {
      const states = await statesOf(again, member(2, 'caseworker'));
      expect(states).toContain('expired');
      for (const state of ['offered', 'previewed', 'conflict_check', 'accepted']) expect(states).not.toContain(state);
    });

    it('stops when somebody presses Ctrl-C, too', async () => {
      const pid = postmaster()!;
      again.child.kill('SIGINT');
      expect(await again.ended).toBe(0);
      expect(isAlive(pid)).toBe(false);
      alive = [];
    });
  });
});
