import {
  CannotOpen,
  openBlob,
  openJson,
  openText,
  sealBlob,
  sealingOf,
  sealJson,
  sealText,
  type Place,
} from './blob.js';
import { randomKey } from './derive.js';

const key = randomKey();
const place: Place = { table: 'cases', column: 'facts', id: 'row-1', organisationId: 'organisation-1' };
const sealing = { keyNumber: 3, counter: 7 };
const plaintext = Buffer.from('He refused on Monday.');

it('opens with the same key at the same place', () => {
  expect(openBlob(key, place, sealBlob(key, place, sealing, plaintext))).toEqual(plaintext);
  expect(openBlob(key, place, sealBlob(key, place, sealing, Buffer.alloc(0)))).toEqual(Buffer.alloc(0));
});

it('carries text and structure', () => {
  expect(openText(key, place, sealText(key, place, sealing, 'Zoë, 北'))).toBe('Zoë, 北');
  expect(openJson<{ a: number[] }>(key, place, sealJson(key, place, sealing, { a: [1] }))).toEqual({ a: [1] });
});

it('says under which key and for the how-manieth time it was sealed', () => {
  const blob = sealBlob(key, place, { keyNumber: 4294967295, counter: 65536 }, plaintext);
  expect(sealingOf(blob)).toEqual({ keyNumber: 4294967295, counter: 65536 });
  expect(blob.subarray(0, 9).toString('hex')).toBe('01ffffffff00010000');
  expect(() => sealingOf(Buffer.alloc(0))).toThrow(CannotOpen);
});

it('does not open with another key', () => {
  expect(() => openBlob(randomKey(), place, sealBlob(key, place, sealing, plaintext))).toThrow(CannotOpen);
  expect(() => openBlob(Buffer.alloc(0), place, sealBlob(key, place, sealing, plaintext))).toThrow(CannotOpen);
});

it.each(['table', 'column', 'id', 'organisationId'] as const)('does not open once moved to another %s', (part) => {
  const blob = sealBlob(key, place, sealing, plaintext);
  expect(() => openBlob(key, { ...place, [part]: `${place[part]}x` }, blob)).toThrow(CannotOpen);
});

it('does not open when letters wander from one part of the place to the next', () => {
  const blob = sealBlob(key, { ...place, table: 'cases', column: 'facts' }, sealing, plaintext);
  expect(() => openBlob(key, { ...place, table: 'case', column: 'sfacts' }, blob)).toThrow(CannotOpen);
});

it.each(['keyNumber', 'counter'] as const)('does not open with another %s written on it', (number) => {
  const blob = sealBlob(key, place, sealing, plaintext);
  const at = number === 'keyNumber' ? 1 : 5;
  blob.writeUInt32BE(blob.readUInt32BE(at) + 1, at);
  expect(sealingOf(blob)[number]).toBe(sealing[number] + 1);
  expect(() => openBlob(key, place, blob)).toThrow(CannotOpen);
});

it('does not open with a single byte changed, wherever it stands', () => {
  const blob = sealBlob(key, place, sealing, plaintext);
  for (let at = 0; at < blob.length; at++) {
    const changed = Buffer.from(blob);
    changed[at]! ^= 1;
    expect(() => openBlob(key, place, changed)).toThrow(CannotOpen);
  }
});

it('does not open when it is cut or lengthened', () => {
  const blob = sealBlob(key, place, sealing, plaintext);
  for (const length of [0, 1, 9, 33, 48, 49, blob.length - 1]) {
    expect(() => openBlob(key, place, blob.subarray(0, length))).toThrow(CannotOpen);
  }
  expect(() => openBlob(key, place, Buffer.concat([blob, Buffer.of(0)]))).toThrow(CannotOpen);
});

it('seals the same words differently each time', () => {
  const blobs = Array.from({ length: 20 }, () => sealBlob(key, place, sealing, plaintext).subarray(9).toString('hex'));
  expect(new Set(blobs.map((blob) => blob.slice(0, 48))).size).toBe(20);
});

it('has one length for "no" and for a long story', () => {
  const [short, long] = ['no', 'x'.repeat(255)].map((text) => sealText(key, place, sealing, text));
  expect(short).toHaveLength(long!.length);
  expect(sealText(key, place, sealing, 'no', 512)).toHaveLength(9 + 24 + 512 + 16);
});

it('names the column and nothing else when it does not open', () => {
  const error = new CannotOpen(place);
  expect(error.message).toBe('A sealed value in cases.facts cannot be opened with this key.');
  expect(error.message).not.toContain(place.id);
});

it.each([-1, 4294967296, 1.5, NaN])('refuses %d as a key number or a counter', (number) => {
  expect(() => sealBlob(key, place, { ...sealing, keyNumber: number }, plaintext)).toThrow(RangeError);
  expect(() => sealBlob(key, place, { ...sealing, counter: number }, plaintext)).toThrow(RangeError);
});
