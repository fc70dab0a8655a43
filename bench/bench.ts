import { mkdtempSync, chmodSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startEmbedded } from '../src/common/database/embedded-postgres.js';
import { migrate } from '../src/common/database/migrate.js';
import { dropDatabase, prepareDatabase } from '../src/common/database/roles.js';
import { bareDatabase } from './bare-database.js';
import { Child } from './child.js';
import { databaseCpu } from './database-cpu.js';
import { inventedCase, SEARCHED } from './invented.js';
import { type Cost, type Kind, median, round, send } from './rounds.js';

/** How much protection costs: Ploughshare beside a bare server that answers the same from rows that lie open, in one run. */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '2000' },
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: fileURLToPath(new URL('../../bench/results.json', import.meta.url)) },
    // For looking closer: some kinds alone, and a V8 profile of the sealed server in this folder.
    only: { type: 'string' },
    profile: { type: 'string' },
  },
});
const cases = Number(values.cases);
if (!Number.isInteger(cases) || cases < 1) {
  console.error('--cases is how many cases there are to be: a whole number from 1.');
  process.exit(2);
}
const rounds = values.quick ? 2 : 7;
const least = (count: number) => (values.quick ? 3 : count);

const KINDS: Kind[] = [
  // A case that was opened in this session already; "first" is its first opening, which is recorded and committed before it is read.
  {
    name: 'get',
    call: ({ ready: { ids } }, n) => get(ids[n % Math.min(20, ids.length)]!),
    status: 200,
    perRound: least(60),
    warmUp: least(150),
    aim: 5,
  },
  {
    name: 'list',
    call: () => ({ method: 'GET', path: '/cases?limit=50' }),
    status: 200,
    perRound: least(40),
    warmUp: least(80),
    aim: 4,
  },
  {
    name: 'create',
    call: (_, n) => ({ method: 'POST', path: '/cases', body: inventedCase(n) }),
    status: 201,
    perRound: least(60),
    warmUp: least(120),
    aim: 5,
  },
  {
    name: 'search',
    call: () => ({ method: 'POST', path: '/cases/search', body: { text: SEARCHED } }),
    status: 200,
    perRound: least(4),
    warmUp: least(6),
  },
  {
    name: 'first',
    call: ({ ready: { ids } }, n) => get(ids[20 + (n % Math.max(1, ids.length - 20))] ?? ids[0]!),
    status: 200,
    perRound: least(40),
    warmUp: 0,
  },
];

const scratch = mkdtempSync(join(tmpdir(), 'ploughshare-bench-'));
// The unprivileged user that runs Postgres has to pass through.
chmodSync(scratch, 0o711);
const server = process.env.DATABASE_URL ? undefined : await startEmbedded(join(scratch, 'home'), { throwaway: true });
const adminUrl = server?.adminUrl ?? process.env.DATABASE_URL!;
const names = { sealed: `ploughshare_bench_${process.pid}`, bare: `ploughshare_bench_bare_${process.pid}` };
try {
  const results = await measure();
  if (!values.only) writeFileSync(values.out, `${JSON.stringify(results, undefined, 2)}\n`);
} finally {
  for (const name of server ? [] : Object.values(names)) await dropDatabase(adminUrl, name);
  await server?.stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function measure() {
  const [sealedDb, bareDb] = [await prepared(names.sealed), await prepared(names.bare)];
  console.log(`Filling two databases with ${cases} cases each.`);
  const bare = await Child.start(program('bare-server'), {
    ...bareDb,
    owner: await bareDatabase(bareDb.ownerUrl),
    cases,
  });
  const profiled = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
  const sealed = await Child.start(program('sealed-server'), { ...sealedDb, cases }, profiled);
  const results: Record<string, unknown> = {};
  console.log('\n                    CPU of the server, ms        waiting (p50), ms          CPU with Postgres');
  console.log('             sealed     bare    ratio    sealed     bare    ratio    sealed     bare    ratio');
  for (const kind of KINDS.filter(({ name }) => !values.only || values.only.split(',').includes(name))) {
    const [mine, plain] = await alternating(sealed, bare, kind);
    const ratio = (of: (cost: Cost) => number) => median(mine.map((cost, at) => of(cost) / of(plain[at]!)));
    const line = (of: (cost: Cost) => number) =>
      [median(mine.map(of)), median(plain.map(of)), ratio(of)].map((n) => n.toFixed(2).padStart(9)).join('');
    const cpu = ratio((cost) => cost.cpu);
    const aim = kind.aim ? `   aim: at most ${kind.aim}${cpu > kind.aim ? ', missed' : ''}` : '';
    console.log(
      `${kind.name.padEnd(10)}${line((cost) => cost.cpu)} ${line((cost) => cost.p50)} ${line((cost) => cost.cpu + cost.database)}${aim}`,
    );
    if (kind.name !== 'first')
      results[kind.name] = {
        cpu_ratio: rounded(cpu),
        p50_ratio: rounded(ratio((cost) => cost.p50)),
        p50_ms: rounded(median(mine.map((cost) => cost.p50))),
      };
  }
  console.log(
    '\nfirst: the first opening of a case in a session, recorded before it is read; get: each later one. Ratios are medians over rounds.',
  );
  await sealed.stop();
  await bare.stop();
  return {
    ...results,
    machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
    cases,
  };
}

/** Sealed and bare in turn, each first as often as the other, so that whatever else the machine does falls on both. */
async function alternating(sealed: Child, bare: Child, kind: Kind): Promise<[Cost[], Cost[]]> {
  const costs: [Cost[], Cost[]] = [[], []];
  const sides = [sealed, bare].map((child, side) => ({
    child,
    of: costs[side]!,
    cpu: () => databaseCpu(adminUrl, Object.values(names)[side]!),
  }));
  await sameAnswer(sealed, bare, kind);
  for (const { child } of sides)
    for (let n = 1; n <= kind.warmUp; n++) await send(child, kind.call(child, n), kind.status);
  for (let at = 0; at < rounds; at++)
    for (const { child, of, cpu } of at % 2 === 0 ? sides : [...sides].reverse())
      of.push(await round(child, kind, 1 + kind.warmUp + at * kind.perRound, kind.perRound, cpu));
  return costs;
}

/** Who compares must answer alike: the same fields, and as much. */
async function sameAnswer(sealed: Child, bare: Child, kind: Kind) {
  const [mine, plain] = [
    await send(sealed, kind.call(sealed, 0), kind.status),
    await send(bare, kind.call(bare, 0), kind.status),
  ];
  const fields = (text: string) =>
    Object.keys(JSON.parse(text) as object)
      .sort()
      .join();
  if (fields(mine) !== fields(plain) || Math.abs(mine.length - plain.length) > 300)
    throw new Error(`The two servers do not answer ${kind.name} alike:\n${mine}\n${plain}`);
}

async function prepared(name: string) {
  const urls = await prepareDatabase(adminUrl, name);
  await migrate(urls.ownerUrl);
  return urls;
}

function program(name: string) {
  return new URL(`./${name}.js`, import.meta.url);
}
function get(id: string) {
  return { method: 'GET', path: `/cases/${id}` } as const;
}
function rounded(n: number) {
  return Math.round(n * 100) / 100;
}
