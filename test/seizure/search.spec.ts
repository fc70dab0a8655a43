import { deflateSync, gzipSync } from 'node:zlib';
import { formsOf } from './forms.js';
import { Search } from './search.js';

describe('the search', () => {
  const needle = { name: 'needle', of: 'Имяреков 씨앗 zq' };
  const bytes = { name: 'bytes', of: Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex') };
  const within = (surrounded: Buffer) => new Search([needle, bytes]).within(surrounded).map(({ name }) => name);
  const between = (inner: Buffer | string, before = 1000) =>
    Buffer.concat([Buffer.alloc(before, 0xe3), Buffer.from(inner), Buffer.alloc(5, 0x41)]);

  it('finds every form, wherever it begins', () => {
    for (const one of [needle, bytes])
      for (const form of formsOf(one))
        for (let before = 0; before < 5; before++)
          expect([form.form, within(between(form.bytes, before))]).toEqual([
            form.form,
            expect.arrayContaining([one.name]),
          ]);
  });

  it('finds what another program has encoded', () => {
    const { of } = needle;
    for (const text of [of, of.toUpperCase(), of.normalize('NFD')]) {
      expect(within(between(text))).toContain('needle');
      expect(within(between(Buffer.from(text, 'utf16le')))).toContain('needle');
      expect(within(between(Buffer.from(text, 'utf16le').swap16()))).toContain('needle');
      expect(within(between(Buffer.from(text).toString('hex')))).toContain('needle');
      for (let before = 0; before < 3; before++) {
        expect(within(between(between(text, before).toString('base64')))).toContain('needle');
        expect(within(between(between(text, before).toString('base64url')))).toContain('needle');
      }
      expect(within(between(encodeURIComponent(text)))).toContain('needle');
      expect(within(between(new URLSearchParams({ text }).toString()))).toContain('needle');
    }
    expect(
      within(
        between(
          JSON.stringify(of).replace(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
        ),
      ),
    ).toContain('needle');
  });

  it('finds what was deflated, also when the end is missing', () => {
    const text = Buffer.from(`${'x'.repeat(5000)}${needle.of}${'y'.repeat(5000)}`);
    const deflated = (stream: Buffer) => new Search([needle]).withinStreams(between(stream)).map(({ name }) => name);
    expect(deflated(gzipSync(text))).toEqual(['needle']);
    for (const level of [1, 6, 9]) expect(deflated(deflateSync(text, { level }))).toEqual(['needle']);
    expect(deflated(gzipSync(text).subarray(0, -9))).toEqual(['needle']);
    const named = gzipSync(text);
    named[3] = 8;
    expect(deflated(Buffer.concat([named.subarray(0, 10), Buffer.from('cases.csv\0'), named.subarray(10)]))).toEqual([
      'needle',
    ]);
    expect(new Search([needle]).withinStreams(text)).toEqual([]);
  });

  it('finds nothing where nothing is', () => {
    expect(within(Buffer.alloc(100_000))).toEqual([]);
    expect(within(between('Имяреков 씨앗 zp'))).toEqual([]);
    expect(() => new Search([{ name: 'short', of: 'abc' }])).toThrow('too short');
  });
});
