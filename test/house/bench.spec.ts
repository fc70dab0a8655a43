import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small run of `npm run bench`: it measures both servers, and writes what the contract says. */
it('compares each kind of request with a bare server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ploughshare-bench-spec-'));
  const out = join(folder, 'results.json');
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: process.env.TEST_POSTGRES_ADMIN_URL };
  const bench = spawn(process.execPath, ['dist/bench/bench.js', '--cases', '30', '--quick', '--out', out], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [bench.stdout, bench.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (said += part));
  const [code] = (await once(bench, 'close')) as [number];
  expect([code, said]).toEqual([0, expect.stringContaining('aim: at most 5')]);

  const { machine, cases, ...kinds } = JSON.parse(readFileSync(out, 'utf8')) as Record<string, unknown>;
  rmSync(folder, { recursive: true });
  const figure = expect.any(Number);
  const cost = { cpu_ratio: figure, p50_ratio: figure, p50_ms: figure };
  expect({ machine, cases, kinds }).toEqual({
    machine: expect.any(String),
    cases: 30,
    kinds: { get: cost, list: cost, create: cost, search: cost },
  });
}, 60_000);
