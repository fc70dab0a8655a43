import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sax from 'sax';
import { LANGS } from '../../src/common/web/languages.js';
import { byHashes, bySignature, keyFile } from '../../src/statistics/published/verification.js';
import { type RunningApp, startApp } from '../support/app.js';
import { publishedQuarter } from './a-published-quarter.js';
import { browser } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
let period: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  ({ period } = await publishedQuarter(running, network, 60));
}, 60_000);
afterAll(() => running.stop());

const get = (url: string, headers: Record<string, string> = {}) => running.app.inject({ method: 'GET', url, headers });
const words = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');

describe('pages, in every language', () => {
  it.each(LANGS)('%s: the release, one of its periods, the method and how to check it', async (lang) => {
    const base = `/public${lang === 'en' ? '' : `/${lang}`}/statistics`;
    for (const path of ['', `/${period}`, '/method', '/verification']) {
      const page = await get(base + path);
      expect([path, page.statusCode]).toEqual([path, 200]);
      expect(page.body).toContain(`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"`);
      for (const other of LANGS)
        expect(page.body).toContain(
          `<link rel="alternate" hreflang="${other}" href="/public/${other === 'en' ? '' : `${other}/`}statistics`,
        );
      expect(page.headers['set-cookie']).toBeUndefined();
    }
    const sentences = (await get(`/public/releases/${period}/small-1/sentences.${lang}.txt`)).body.trim().split('\n');
    const page = words((await get(base)).body);
    for (const sentence of sentences) expect(page).toContain(sentence);
  });

  it('a language that we do not have is not there', async () => {
    expect((await get('/public/xx/statistics')).statusCode).toBe(404);
    expect((await get('/public/campaigns/statistics')).statusCode).toBe(404);
  });

  it('says the words of the design, with the figures of the plan', async () => {
    const page = words((await get('/public/statistics')).body);
    expect(page).toContain(
      'If they thought it an even chance that you asked us for help, then after reading everything we ever publish here they can be at most 88 % sure, either way.',
    );
    expect(page).toContain(
      'Each number was moved up or down by chance, once, before anyone saw it: usually by 3 or less, 19 times in 20 by less than 13.',
    );
    expect(page).toContain('About one in forty of our “at least” is too high by chance. We don’t know which.');
    expect(page).toMatch(/At least (\d+)new requests\. Our figure is \d+, give or take \d+\. Write: at least \1\./);
  });

  it('is the same bytes for everybody and each time', async () => {
    for (const path of ['/public/statistics', '/public/ar/statistics', '/public/statistics/verification'])
      expect((await get(path)).body).toBe((await get(path, { 'accept-language': 'fr', 'user-agent': 'another' })).body);
  });
});

describe('for programs', () => {
  const lists = ['/public/releases.json', '/public/statistics/releases.atom', '/public/statistics/catalogue.jsonld'];

  it.each(lists)('%s is not sent again to whoever has it (RFC 9110)', async (url) => {
    const { headers, body } = await get(url);
    expect(headers['cache-control']).toBe('public, max-age=300');
    const tag = String(headers.etag);
    expect(tag).toMatch(/^"[0-9a-f]{64}"$/);
    for (const named of [tag, `W/${tag}`, `"other", ${tag}`, '*'])
      expect([named, (await get(url, { 'if-none-match': named })).statusCode]).toEqual([named, 304]);
    const again = await get(url, { 'if-none-match': '"other"' });
    expect([again.statusCode, again.body]).toEqual([200, body]);
  });

  it('Atom: has what RFC 4287 asks for, and leads to what is there', async () => {
    const { body, headers } = await get('/public/statistics/releases.atom');
    expect(headers['content-type']).toContain('application/atom+xml');
    const { feed, entries, links } = atom(body);
    expect(feed).toMatchObject({ title: [expect.any(String)], author: [''], name: ['Ploughshare'] });
    expect(feed.id).toEqual([expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/)]);
    expect(entries).toHaveLength(1);
    for (const one of [feed, ...entries]) {
      expect(one.id).toHaveLength(1);
      expect(one.title).toHaveLength(1);
      expect(one.updated).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)]);
    }
    const { sha256 } = (await get('/public/releases.json')).json<{ releases: { sha256: string }[] }>().releases[0]!;
    expect(entries[0]!.id).toEqual([`ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`]);
    expect(links.filter(({ rel }) => rel === 'self')).toHaveLength(1);
    for (const { href } of links) expect([href, (await get(href!)).statusCode]).toEqual([href, 200]);
  });

  it('DCAT: every word stands in a vocabulary that is named, and leads to what is there', async () => {
    const { body, headers } = await get('/public/statistics/catalogue.jsonld');
    expect(headers['content-type']).toContain('application/ld+json');
    const record = JSON.parse(body) as Record<string, unknown>;
    const prefixes = Object.keys(record['@context'] as object);
    const { terms, ids } = wordsOf(record);
    expect(terms.filter((term) => !prefixes.includes(term.split(':')[0]!) && !term.startsWith('@'))).toEqual([]);
    expect(record).toMatchObject({
      '@type': 'dcat:Catalog',
      'dct:title': {},
      'dct:description': {},
      'dct:publisher': {},
    });
    const [dataset] = record['dcat:dataset'] as Record<string, unknown>[];
    expect(Object.keys(dataset!)).toEqual(
      expect.arrayContaining([
        '@id',
        'dct:title',
        'dct:description',
        'dct:issued',
        'dct:temporal',
        'dcat:distribution',
      ]),
    );
    for (const id of ids.filter((one) => one.startsWith('/')))
      expect([id, (await get(id)).statusCode]).toEqual([id, 200]);
  });
});

it('the press kit has the sentences in every language, the answers with the number, and never one that must not be said', async () => {
  const kit = words((await browser(running.app, network.lead).get(`/releases/${period}`)).body);
  for (const lang of LANGS) {
    const file = await get(`/public/releases/${period}/small-1/sentences.${lang}.txt`);
    for (const sentence of file.body.trim().split('\n')) expect(kit).toContain(sentence);
  }
  const [, , total] = (await get(`/public/releases/${period}/small-1/total.csv`)).body.split('\n');
  const lower = total!.split(',')[3]!;
  expect(kit).toContain(`“At least ${lower}” is what you can print. Census offices do the same.`);
  expect(kit).toContain('they can be at most 88 % sure, either way');
});

const hasTools = ['openssl', 'jq', 'sha256sum'].every((tool) => {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`]);
    return true;
  } catch {
    return false;
  }
});

/** Needs three tools that a computer of somebody who checks has. */
(hasTools ? it : it.skip)('what the page tells to type says yes to the release, and no to a changed one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ploughshare-check-'));
  const files = join(folder, 'files');
  mkdirSync(files);
  const { files: listed, signing_key } = (await get(`/public/releases/${period}/small-1/release.json`)).json<{
    files: { path: string }[];
    signing_key: string;
  }>();
  for (const path of [...listed.map((one) => one.path), 'release.json', 'release.sig'])
    writeFileSync(join(files, path), (await get(`/public/releases/${period}/small-1/${path}`)).rawPayload);
  const page = words((await get('/public/statistics/verification')).body);
  const typed = (command: string) => {
    expect(page).toContain(command);
    return promisify(execFile)('sh', ['-ec', command], { cwd: files });
  };
  await typed(keyFile(signing_key));
  expect((await typed(bySignature)).stdout).toContain('Signature Verified Successfully');
  expect((await typed(byHashes)).stdout.trim().split('\n')).toEqual(listed.map(({ path }) => `${path}: OK`));

  writeFileSync(join(files, 'total.csv'), 'total\n');
  await expect(typed(byHashes)).rejects.toThrow();
  writeFileSync(join(files, 'release.json'), '{}');
  await expect(typed(bySignature)).rejects.toThrow();
  rmSync(folder, { recursive: true });
});

type Element = Record<string, string[]>;

/** Elements of the feed and of its entries, by name. @throws where it is not well-formed */
function atom(xml: string) {
  const feed: Element = {};
  const entries: Element[] = [];
  const links: Record<string, string>[] = [];
  const open: string[] = [];
  const parser = sax.parser(true);
  let text = '';
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    open.push(name);
    text = '';
    if (name === 'entry') entries.push({});
    if (name === 'link') links.push(attributes as Record<string, string>);
  };
  parser.ontext = (more) => (text += more);
  parser.onclosetag = (name) => {
    open.pop();
    const of = open.includes('entry') ? entries.at(-1)! : feed;
    (of[name] ??= []).push(text.trim());
    text = '';
  };
  parser.write(xml).close();
  return { feed, entries, links };
}

function wordsOf(value: unknown): { terms: string[]; ids: string[] } {
  if (Array.isArray(value)) return joined(value.map(wordsOf));
  if (typeof value !== 'object' || value === null) return { terms: [], ids: [] };
  return joined(
    Object.entries(value).flatMap(([name, of]) => {
      if (name === '@context') return [];
      if (name === '@type') return [{ terms: [String(of)], ids: [] }];
      return [{ terms: [name], ids: name === '@id' ? [String(of)] : [] }, wordsOf(of)];
    }),
  );
}
const joined = (all: { terms: string[]; ids: string[] }[]) => ({
  terms: all.flatMap(({ terms }) => terms),
  ids: all.flatMap(({ ids }) => ids),
});
