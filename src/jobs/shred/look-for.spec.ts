import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookFor } from './look-for.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ploughshare-look-for-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sample = (text: string) => Buffer.from(text.padEnd(8, '!'));
/** Where one read ends and the next begins. */
const CUT = 4 * 1024 * 1024;

it.each([0, 1, 4096, CUT - 8, CUT - 7, CUT - 4, CUT - 1, CUT, CUT + 1, 2 * CUT - 3])(
  'finds a sample at byte %i, and the one that ends the file',
  async (at) => {
    const bytes = Buffer.alloc(2 * CUT + 20);
    sample('needle').copy(bytes, at);
    sample('last').copy(bytes, bytes.length - 8);
    mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
    writeFileSync(join(folder, 'deep', 'er', 'file'), bytes);
    writeFileSync(join(folder, 'short'), 'need');
    expect(await lookFor(folder, [sample('other'), sample('needle'), sample('last')])).toEqual(new Set([1, 2]));
  },
);

it('takes a half for nothing, and two alike for two', async () => {
  writeFileSync(join(folder, 'file'), 'needleneedle!!');
  expect(await lookFor(folder, [sample('needle'), sample('needle'), sample('needles')])).toEqual(new Set([0, 1]));
  expect(await lookFor(folder, [])).toEqual(new Set());
});
