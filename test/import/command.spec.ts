import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { judgeSheet } from '../../src/cases/import/judge/judge.js';
import { WrongUse } from '../../src/cli/command.js';
import { command, IMPORTING } from '../../src/cli/import.command.js';
import { readArguments } from '../../src/cli/import/arguments.js';
import { connect } from '../../src/cli/server/connection.js';
import { batches, sendOver } from '../../src/cli/import/send.js';

const SAMPLE = new URL('../fixtures/cases/cases-sample.csv', import.meta.url).pathname;
const WORKBOOK = new URL('../fixtures/cases/cases-sample.xlsx', import.meta.url).pathname;
const TODAY = '2026-11-22';
const DESK = '7d9f2f2e-0000-4000-8000-000000000001';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ploughshare-import-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

async function printed(args: string[]): Promise<string> {
  const lines: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((text: string) => void lines.push(text));
  try {
    expect(await command.run(args)).toBe(0);
  } finally {
    log.mockRestore();
  }
  return lines.join('\n');
}

/** What it printed before is of no interest. */
async function refused(args: string[]): Promise<unknown> {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    return await command.run(args).catch((error: unknown) => error);
  } finally {
    log.mockRestore();
  }
}

describe('ploughshare import --dry-run', () => {
  it('says the counts, quotes nobody, and writes a report that only its owner reads', async () => {
    const report = join(directory, 'report.jsonl');
    const said = await printed([SAMPLE, '--dry-run', '--report', report, '--today', TODAY]);
    expect(said).toContain('300 records: 188 can be imported, 94 need a look, 18 are rejected.');
    expect(said).not.toMatch(/Placeholder|Примеров|999/);
    expect(statSync(report).mode & 0o777).toBe(0o600);
    const lines = readFileSync(report, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(300);
    expect(lines[1]).toEqual({
      record: 2,
      outcome: 'rejected',
      reasons: ['CONSENT_REFUSED'],
      warnings: [],
      values: {},
    });
    expect(lines[2]!.values).toMatchObject({ grounds: 'war_crimes_risk|religious', consent: 'yes' });
    expect(readFileSync(report, 'utf8')).not.toMatch(/Placeholder|invented/i);
  });

  it('refuses a damaged workbook in a sentence', async () => {
    const file = join(directory, 'cases.xlsx');
    writeFileSync(file, 'PK\x03\x04');
    expect(String(await refused([file, '--dry-run']))).toMatch(/workbook is damaged/);
  });

  it('looks at what a workbook hides, and says that an import would ask', async () => {
    const said = await printed([WORKBOOK, '--dry-run', '--today', TODAY]);
    expect(said).toContain('Read as workbook (xlsx), sheet "Cases 2026".');
    expect(said).toContain('Hidden sheets, not read: "old 2024".');
    expect(said).toContain('Hidden columns: "Phone/Signal".');
    expect(said).toContain('An import brings it in only if you say --hidden "Phone/Signal"');
    expect(said).toContain('300 records: 188 can be imported, 94 need a look, 18 are rejected.');
    const without = await printed([WORKBOOK, '--dry-run', '--without-hidden', '--today', TODAY]);
    expect(without).toContain('Hidden columns, left out: "Phone/Signal".');
    expect(without).not.toContain('188 can be imported');
  });

  it('reads a column as it is told, and a sheet by its name', async () => {
    const file = join(directory, 'strange.csv');
    writeFileSync(file, 'Wer,Kontakt,Wo?,Ja?,Quatsch\nA One,@abc.1,France,y,zz\n');
    expect(String(await refused([file, '--dry-run']))).toMatch(/headings/);
    const map = ['Wer=name', 'Wo?=country_now', 'Ja?=consent', 'Quatsch=leave_out'].flatMap((one) => ['--map', one]);
    const said = await printed([file, '--dry-run', ...map]);
    expect(said).toContain('1 can be imported');
    expect(String(await refused([file, '--dry-run', '--map', 'Wann=dob']))).toContain(
      'no column "Wann". It has: "Wer"',
    );
    expect(String(await refused([file, '--dry-run', '--map', 'Wer=nobody']))).toMatch(/--map is/);
    const old = await printed([WORKBOOK, '--dry-run', '--sheet', 'old 2024']);
    expect(old).toContain('1 record');
  });

  it('asks what to do with hidden columns before anything is sent', async () => {
    const server = ['--server', 'https://cases.example.org', '--desk', 'D', '--handle', 'h'];
    expect(await refused([WORKBOOK, ...server])).toBeInstanceOf(WrongUse);
    expect(String(await refused([WORKBOOK, ...server]))).toContain('--hidden "Phone/Signal", or --without-hidden');
  });

  it.each([
    [[], /Name the file/],
    [['a.csv'], /--dry-run/],
    [['a.csv', 'b.csv', '--dry-run'], /one file/],
    [['a.csv', '--dry-run', '--today', '2026-02-30'], /--today/],
    [['a.csv', '--dry-run', '--server', 'https://x.example'], /dry run/],
    [['a.csv', '--server', 'http://x.example', '--desk', 'D', '--handle', 'h'], /https/],
    [['a.csv', '--server', 'x', '--desk', 'D', '--handle', 'h'], /address/],
  ])('knows wrong use: %j', (args, sentence) => {
    expect(() => readArguments(args)).toThrow(WrongUse);
    expect(() => readArguments(args)).toThrow(sentence);
  });
});

interface Received {
  path: string;
  key?: string;
  body?: { desk_id: string; records: { record: number; cells: object; flags: string[] }[] };
}

const { records } = await judgeSheet(readFileSync(SAMPLE), TODAY);

describe('ploughshare import --server', () => {
  let server: Server;
  let received: Received[];
  let busy: number;

  beforeEach(async () => {
    received = [];
    busy = 0;
    server = createServer((request, response) => {
      void textOf(request).then((text) => {
        const { status, answer } = answerTo(request, text);
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  afterEach(() => server.close());

  function answerTo({ url = '', headers }: IncomingMessage, text: string): { status: number; answer: object } {
    if (url === '/api/v1/session') {
      const right = text === JSON.stringify({ handle: 'anna', passphrase: 'words', totp: '123456' });
      return right ? { status: 201, answer: { token: 't' } } : { status: 401, answer: {} };
    }
    if (headers.authorization !== 'Bearer t') return { status: 401, answer: {} };
    if (url === '/api/v1/desks') return { status: 200, answer: { items: [{ id: DESK, name: 'North' }], next: null } };
    received.push({ path: url, key: headers['idempotency-key'] as string, body: JSON.parse(text) as Received['body'] });
    if (busy-- > 0) return { status: 503, answer: {} };
    const count = received.at(-1)!.body!.records.length;
    return { status: 201, answer: { id: 'x', imported: count - 1, needs_review: 1, rejected: 0, already_there: 0 } };
  }

  const over = async (desk = 'north', passphrase = 'words') => {
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const asked = { url, desk, handle: 'anna' };
    return sendOver(await connect(asked, { passphrase, totp: '123456' }, IMPORTING), desk, TODAY, records);
  };

  it('posts what was not rejected, in batches, and sums up', async () => {
    expect(await over()).toEqual({ imported: 280, needs_review: 2, rejected: 0, already_there: 0 });
    const sent = received.flatMap(({ body }) => body!.records);
    expect(received.every(({ body }) => body!.desk_id === DESK && body!.records.length <= 250)).toBe(true);
    expect(sent.map(({ record }) => record)).toEqual(
      records.filter(({ outcome }) => outcome !== 'rejected').map(({ record }) => record),
    );
    expect(sent.find(({ record }) => record === 22)!.flags).toEqual(['POSSIBLE_DUPLICATE']);
  });

  it('sends a batch once more under the same key when the server is busy, and gives another run other keys', async () => {
    busy = 1;
    await over();
    expect(received[0]!.key).toBe(received[1]!.key);
    const before = new Set(received.map(({ key }) => key));
    received.length = 0;
    await over();
    expect(received.some(({ key }) => before.has(key))).toBe(false);
  });

  it('keeps a batch small enough for one request', () => {
    const record = (length: number) => ({ record: 1, cells: { notes: 'x'.repeat(length) }, flags: [] });
    const many = batches(Array.from({ length: 100 }, () => record(10_000)));
    expect(many.flat()).toHaveLength(100);
    for (const batch of many) expect(JSON.stringify(batch).length).toBeLessThan(700_000);
  });

  it('says in a sentence what is wrong', async () => {
    await expect(over('north', 'wrong')).rejects.toThrow(/sign-in was refused/);
    await expect(over('south')).rejects.toThrow('You are on no desk south. Your desks: North.');
  });
});

function textOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    request
      .setEncoding('utf8')
      .on('data', (part: string) => (text += part))
      .on('end', () => resolve(text));
  });
}
