/**
 * One Postgres for the run, one template database that each spec file clones, then jest. Started by bin/first.mjs on the
 * pinned Node. The last line is `N passed, N failed`; what could not run at all counts as failed.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '../dist/src/common/database/embedded-postgres.js';
import { migrate } from '../dist/src/common/database/migrate.js';
import { dropDatabase, prepareDatabase, withClient } from '../dist/src/common/database/roles.js';
import { findChromium } from './browser/install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'ploughshare-test-'));
const template = `ploughshare_test_${randomBytes(4).toString('hex')}`;
let jest;
let interrupted = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    jest?.kill(signal);
  });
}

const counts = await run().catch((error) => {
  console.error(`The tests could not run: ${error.message}`);
  return { passed: 0, failed: 1, skipped: 0 };
});
if (interrupted && counts.failed === 0) counts.failed = 1;
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exit(counts.failed > 0 ? 1 : 0);

async function run() {
  // The unprivileged user that runs Postgres has to pass through; nothing in here can be listed by others.
  chmodSync(scratch, 0o711);
  let server;
  try {
    const chromium = await findChromium();
    server = process.env.DATABASE_URL ? undefined : await startEmbedded(join(scratch, 'home'), { throwaway: true });
    const adminUrl = server?.adminUrl ?? process.env.DATABASE_URL;
    try {
      const { ownerUrl, appUrl } = await prepareDatabase(adminUrl, template);
      await migrate(ownerUrl);
      if (interrupted) throw new Error('they were interrupted.');
      return await runJest({
        TEST_POSTGRES_ADMIN_URL: adminUrl,
        TEST_TEMPLATE: template,
        TEST_TEMPLATE_OWNER_URL: ownerUrl,
        TEST_TEMPLATE_APP_URL: appUrl,
        ...(chromium ? { TEST_CHROMIUM: chromium } : {}),
      });
    } finally {
      if (!server) await dropEverything(adminUrl);
    }
  } finally {
    await server?.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Specs see neither the machine's databases nor its settings of Ploughshare. */
async function runJest(found) {
  const ours = /^(PLOUGHSHARE_|DATABASE_|SMTP_URL$|PUBLIC_URL$|PORT$|HOST$|LOG_LEVEL$)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
  const results = join(scratch, 'results.json');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const args = [join(root, 'node_modules/jest/bin/jest.js'), '--forceExit', '--json', `--outputFile=${results}`];
  jest = spawn(process.execPath, [...flags, ...args, ...process.argv.slice(2)], {
    cwd: root,
    env: { ...env, ...found, NODE_OPTIONS: flags.join(' ') },
    // With --json the results go to standard output as well; what people read goes to standard error.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => {
    jest.on('error', () => resolve(1));
    jest.on('exit', (exit) => resolve(exit ?? 1));
  });
  const report = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {};
  const failed = (report.numFailedTests ?? 0) + (report.numRuntimeErrorTestSuites ?? 0);
  return {
    passed: report.numPassedTests ?? 0,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/** On a server that is not ours only what this run made is dropped: its clones carry the template's name. */
async function dropEverything(adminUrl) {
  const clones = await withClient(adminUrl, async (admin) => {
    const { rows } = await admin.query('select datname from pg_database where starts_with(datname, $1)', [
      `${template}_`,
    ]);
    for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
    return rows.length;
  });
  if (clones > 0) console.error(`Dropped ${clones} databases that specs had left behind.`);
  await dropDatabase(adminUrl, template);
}
