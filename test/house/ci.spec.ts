import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

interface Said {
  last: string;
  code: number;
}
const WELL: Said = { last: '10 passed, 0 failed', code: 0 };

/** `.ci/run` where npm only says what it is told to: the check, the tests, and the statistics at length. */
function run(check: number, tests: Said, statistics: Said) {
  const folder = mkdtempSync(join(tmpdir(), 'ploughshare-ci-'));
  const command = (name: string, script: string) =>
    writeFileSync(join(folder, name), `#!/usr/bin/env bash\n${script}\n`, { mode: 0o755 });
  const says = ({ last, code }: Said) => `echo 'so and so'; echo '${last}'; exit ${code}`;
  command(
    'npm',
    `case "\${!#}" in check) exit ${check};; test) ${says(tests)};; test:statistics) ${says(statistics)};; *) exit 9;; esac`,
  );
  // Nobody who may install anything.
  command('id', 'echo 1000');
  const { status, stdout } = spawnSync('bash', ['.ci/run'], {
    encoding: 'utf8',
    env: { PATH: `${folder}${delimiter}${process.env.PATH}` },
  });
  rmSync(folder, { recursive: true });
  return [stdout.trimEnd().split('\n').at(-1), status];
}

it.each<[string, number, Said, Said, string, number]>([
  ['both runs are added up', 0, WELL, { last: '7 passed, 0 failed', code: 0 }, '17 passed, 0 failed', 0],
  [
    'what was skipped too',
    0,
    { last: '3 passed, 0 failed, 2 skipped', code: 0 },
    WELL,
    '13 passed, 0 failed, 2 skipped',
    0,
  ],
  ['a failed test of the first', 0, { last: '9 passed, 1 failed', code: 1 }, WELL, '19 passed, 1 failed', 1],
  ['a failed test of the second', 0, WELL, { last: '9 passed, 1 failed', code: 1 }, '19 passed, 1 failed', 1],
  ['a failed check', 2, WELL, WELL, '20 passed, 1 failed', 1],
  ['a run that dies without a closing line', 0, WELL, { last: 'Killed', code: 137 }, '10 passed, 1 failed', 1],
  ['a run that dies after one that says that all is well', 0, { ...WELL, code: 1 }, WELL, '20 passed, 1 failed', 1],
  ['a run that ends well and says nothing', 0, { last: 'Nothing', code: 0 }, WELL, '10 passed, 1 failed', 1],
])('the last line of .ci/run: %s', (_, check, tests, statistics, last, code) => {
  expect(run(check, tests, statistics)).toEqual([last, code]);
});
