import { pad, unpad } from './pad.js';
import { sodium } from './sodium.js';

it.each([0, 1, 254, 255, 256, 257, 511, 512])('gives %i bytes back as they were', (length) => {
  const bytes = Buffer.alloc(length, 0x80);
  expect(unpad(pad(bytes))).toEqual(bytes);
});

it('hides the length up to the step', () => {
  const lengths = Array.from({ length: 256 }, (_, length) => pad(Buffer.alloc(length)).length);
  expect(new Set(lengths)).toEqual(new Set([256]));
  expect(pad(Buffer.alloc(256))).toHaveLength(512);
  expect(pad(Buffer.alloc(3), 512)).toHaveLength(512);
});

it('pads as libsodium does', () => {
  const bytes = Buffer.from('a name');
  expect(pad(bytes, 16)).toEqual(Buffer.from(sodium.pad(bytes, 16)));
});

it.each([[''], ['00'], ['0000'], ['41'], ['8041'], ['8001']])('refuses bytes without padding: %s', (hex) => {
  expect(() => unpad(Buffer.from(hex, 'hex'))).toThrow(RangeError);
});

it.each([0, -1, 1.5, NaN])('refuses a step of %d', (step) => {
  expect(() => pad(Buffer.alloc(1), step)).toThrow(RangeError);
});
