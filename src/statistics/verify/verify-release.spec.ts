import { plainSha256, randomKey } from '../../vault/derive.js';
import { signerOf } from '../../vault/signing.js';
import { systemRandom } from '../noise/random.js';
import { cellsOf, tablesOf } from '../plan/cells.js';
import { defaultPlan, readPlan } from '../plan/read-plan.js';
import { together } from '../projection/adjust.js';
import { compose, type Drawn } from '../release/compose.js';
import { draw, lengthOf } from '../release/draw.js';
import { type ReleaseFile, releaseFiles } from '../release/files/release-files.js';
import { StatementTally } from '../statement/tally.js';
import { sentencesOf } from '../release/sentences/sentences.js';
import { LANGS } from '../../common/web/languages.js';
import type { Files } from './files.js';
import { verifyRelease } from './verify-release.js';

const planFile = Buffer.from(defaultPlan('standard'));
const plan = readPlan(planFile.toString());
const planSha256 = plainSha256(planFile).toString('hex');
const signer = signerOf(randomKey());
const PERIODS = ['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4', '2027', '2028-Q1'];

/** 900 requests in each quarter: half of them of the first country, a quarter of the next, and grounds, stays and ends alike. */
function counts(period: string): Map<string, number[]> {
  const tally = new StatementTally(plan, lengthOf(period) === 'year' ? `${period}-Q4` : period, 'desk');
  const valueOf = (list: string, turn: number) => {
    const { codes } = plan.code_lists[list]!;
    return codes[Math.min(Math.clz32(turn & 0xffff) - 16, codes.length - 1)]?.of?.[0];
  };
  const requests = lengthOf(period) === 'year' ? 3600 : 900;
  for (let nr = 0; nr < requests; nr += 1) {
    const turn = Math.imul(nr % 900, 40503);
    const facts = {
      service_country: valueOf('service_country', turn),
      main_ground: valueOf('main_ground', Math.imul(turn, 25931)),
      country_of_stay: valueOf('country_of_stay', Math.imul(turn, 30011)),
      service_category: valueOf('service_group', Math.imul(turn, 45007)),
    };
    const on = '2027-01-01';
    tally.add({ personId: `${nr}`, counted: true, facts, openedOn: on, ended: { on, reason: 'amnesty' } }, {});
  }
  return new Map(
    tablesOf(plan, lengthOf(period)).map((table, at, tables) => {
      const from = tables.slice(0, at).reduce((sum, one) => sum + cellsOf(plan, one).length, 0);
      return [table.name, tally.cellsFor(lengthOf(period)).slice(from, from + cellsOf(plan, table).length)];
    }),
  );
}

const made = new Map<string, ReleaseFile[]>();
const composed = new Map<string, ReturnType<typeof compose>>();
const filesOf = (period: string): Map<string, Uint8Array> =>
  new Map(made.get(period)!.map(({ path, bytes }) => [path, bytes]));

beforeAll(async () => {
  const quarters = new Map<string, Drawn>();
  let previous: { release: string; sha256: string } | undefined;
  for (const period of PERIODS) {
    const frozen = lengthOf(period) === 'year' ? together(plan, [...quarters.values()]) : undefined;
    const drawn = draw(plan, period, counts(period), systemRandom(), frozen);
    const release = compose(plan, planSha256, period, drawn, { quarters, allReported: true, spent: 2000, previous });
    composed.set(period, release);
    const files = await releaseFiles(release, planFile, signer);
    made.set(period, files);
    const list = files.find(({ path }) => path === 'release.json')!;
    previous = { release: `${period}/standard-1`, sha256: plainSha256(list.bytes).toString('hex') };
    if (lengthOf(period) === 'quarter') quarters.set(period, drawn);
  }
}, 60_000);

describe('a release', () => {
  it.each(PERIODS)('%s is whole, signed, and adds up, and names the one before it', (period) => {
    const before = PERIODS[PERIODS.indexOf(period) - 1];
    expect(
      verifyRelease(filesOf(period), { key: signer.publicKey, ...(before ? { previous: filesOf(before) } : {}) }),
    ).toEqual([]);
  });

  it('is the same bytes again for the same draw', async () => {
    const again = await releaseFiles(composed.get('2027-Q1')!, planFile, signer);
    expect(again.map(({ path, bytes }) => [path, plainSha256(bytes).toString('hex')])).toEqual(
      made.get('2027-Q1')!.map(({ path, bytes }) => [path, plainSha256(bytes).toString('hex')]),
    );
  });

  it('has one row a cell, zeros too, in the order of the list, the rest last, without quotes, blanks or CR', () => {
    const csv = Buffer.from(filesOf('2027-Q1').get('service_country.csv')!).toString();
    const [header, tags, ...rows] = csv.trimEnd().split('\n');
    expect(header).toBe('service_country,period_start,period_end,value,lower_95,upper_95,status');
    expect(tags!.split(',').every((tag) => tag.startsWith('#'))).toBe(true);
    expect(rows.map((row) => row.split(',')[0])).toEqual([
      ...plan.code_lists.service_country!.codes.map(({ code }) => code),
      'rest',
    ]);
    expect(csv).not.toMatch(/["\r ]/);
    const withheld = rows.filter((row) => row.endsWith(',withheld'));
    expect(withheld.length).toBeGreaterThan(3);
    for (const row of withheld) expect(row.slice(row.indexOf(','))).toBe(',2027-01-01,2027-03-31,,,,withheld');
  });

  it('says nothing of a withheld cell, in no sentence, picture or file, but that it is not printed', () => {
    const svg = Buffer.from(filesOf('2027-Q1').get('service_country.svg')!).toString();
    expect(svg).not.toMatch(/<!--|<metadata|<script|<desc/);
    // What stands in the picture as digits: published values, bounds, days and 95.
    const printed = composed.get('2027-Q1')!.tables.find(({ table }) => table.name === 'service_country')!;
    const allowed = new Set(
      [...printed.rows.map(({ given }) => given), printed.rest].flatMap((given) =>
        given ? [given.value, given.lower, given.upper] : [],
      ),
    );
    const texts = [...svg.matchAll(/>([^<]+)</g)].map(([, text]) => text!.replace(/\d{4}-\d{2}-\d{2}/g, '')).join(' ');
    for (const [digits] of texts.matchAll(/\d+/g))
      expect(allowed.has(Number(digits)) || ['95', '4', '0'].includes(digits)).toBe(true);
  });

  it('has sentences that say "at least", and never more than is known', () => {
    const said = sentencesOf(composed.get('2028-Q1')!, 'en');
    expect(said[0]).toMatch(
      /^Groups in our network registered at least [89]\d\d new requests for help from people refusing military service between 1 January 2028 and 31 March 2028\. Our figure is \d+, give or take 1[23]\.$/,
    );
    expect(said.join('\n')).toMatch(/^At least 4\d\d of them concerned the armed forces of Belarus\.$/m);
    expect(said.join('\n')).toMatch(/^At least 2 in 5 gave conscience, religion or belief/m);
    expect(said.join('\n')).toMatch(/a year before/);
    expect(said.join('\n')).toMatch(/^Since 1 January 2027: at least 4[345]\d\d\.$/m);
    expect(said.join('\n')).not.toMatch(/exactly|only|none|fell to|people \d|refused in/i);
    for (const language of LANGS) expect(sentencesOf(composed.get('2028-Q1')!, language)).toHaveLength(said.length);
  });
});

describe('whoever changes a release is found out', () => {
  const changed = (change: (files: Map<string, Uint8Array>) => void): string[] => {
    const files = filesOf('2027-Q2');
    change(files);
    return verifyRelease(files, { key: signer.publicKey, previous: filesOf('2027-Q1') });
  };
  const put = (files: Map<string, Uint8Array>, path: string, from: string | RegExp, to: string) =>
    files.set(path, Buffer.from(Buffer.from(files.get(path)!).toString().replace(from, to)));
  /** Signed again with a key of one's own, which is then what betrays it; without --key, what does not add up. */
  const resigned = (files: Map<string, Uint8Array>): Files => {
    const own = signerOf(randomKey());
    const list = JSON.parse(Buffer.from(files.get('release.json')!).toString()) as { files: { path: string }[] };
    const listed = list.files.map(({ path }) => ({
      path,
      bytes: files.get(path)!.length,
      sha256: plainSha256(files.get(path)!).toString('hex'),
    }));
    files.set('release.json', Buffer.from(JSON.stringify({ ...list, files: listed, signing_key: own.publicKey })));
    files.set('release.sig', Buffer.from(own.sign(files.get('release.json')!)));
    return files;
  };

  it.each<[string, (files: Map<string, Uint8Array>) => void, string]>([
    ['a number', (files) => put(files, 'total.csv', /\d+,published/, '999,published'), 'total.csv was changed.'],
    ['a missing file', (files) => files.delete('main_ground.csv'), 'main_ground.csv is missing.'],
    ['a file more', (files) => files.set('extra.csv', Buffer.from('x')), 'extra.csv is not in the list.'],
    ['the list', (files) => put(files, 'release.json', 'standard-1', 'standard-2'), 'is not the signature'],
    ['no list', (files) => files.delete('release.json'), 'There is no release.json.'],
    ['another key', (files) => resigned(files), 'signed with another key'],
  ])('%s', (_, change, expected) => expect(changed(change).join('\n')).toContain(expected));

  it.each<[string, (files: Map<string, Uint8Array>) => void, string]>([
    ['a value', (files) => put(files, 'main_ground.csv', /,(\d+),(\d+,\d+,published)/, ',1$1,$2'), 'do not add up'],
    [
      'a bound',
      (files) => put(files, 'total.csv', /,(\d+),(\d+),published/, ',9999,$2,published'),
      'above its upper one',
    ],
    [
      'a figure in a withheld row',
      (files) => put(files, 'service_country.csv', ',,,withheld', ',3,,withheld'),
      'has a number',
    ],
    ['the plan', (files) => put(files, 'plan.json', '"Standard"', '"Other"'), 'is not the plan'],
    ['the cost of a table', (files) => put(files, 'privacy.json', '"3/20"', '"1/20"'), 'another epsilon'],
    ['what was spent', (files) => put(files, 'privacy.json', '"spent": "2/1"', '"spent": "9/1"'), 'more was spent'],
    [
      'what was spent, downwards',
      (files) => put(files, 'privacy.json', '"spent": "2/1"', '"spent": "1/9"'),
      'less was spent',
    ],
  ])('and signs it anew: %s', (_, change, expected) => {
    const files = filesOf('2027-Q2');
    change(files);
    expect(verifyRelease(resigned(files)).join('\n')).toContain(expected);
  });

  it('or leaves out a release between two', () => {
    expect(verifyRelease(filesOf('2027-Q3'), { previous: filesOf('2027-Q1') }).join('\n')).toContain(
      'The release before it is not the one that it names',
    );
  });
});
