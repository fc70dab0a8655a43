import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const unpacker = join(here, 'node_modules/@sparticuz/chromium/build/index.js');
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The path of a Chromium: the system's, or one from the registry, installed only where the system has none. Without
 * either (another platform, no network) what needs a browser is reported as skipped.
 */
export async function findChromium() {
  const system = SYSTEM.find((path) => existsSync(path));
  if (system) return system;
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    if (!existsSync(unpacker)) install();
    const { default: chromium } = await import(unpacker);
    return await chromium.executablePath();
  } catch {
    console.error('There is no browser here and none could be installed: what needs one is skipped.');
    return undefined;
  }
}

function install() {
  console.error('Installing a browser for the tests (npm ci in test/browser).');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  spawnSync('npm', args, { cwd: here, stdio: ['ignore', 2, 2], timeout: 180_000 });
}
