import sharp from 'sharp';
import { CannotClean } from './cannot-clean.js';
import { cleanPicture } from './picture.js';

const CAMERA = {
  IFD0: { Make: 'PlantedMake', Model: 'PlantedModel', Artist: 'Planted Artist', Orientation: '6' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1', GPSLongitudeRef: 'E', GPSLongitude: '13/1 24/1 36/1' },
};
const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="PlantedXmp"/></rdf:RDF></x:xmpmeta>';
const drawn = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#884422' } });
const taken = (kind: 'jpeg' | 'png' | 'webp') => drawn().withExif(CAMERA).withXmp(XMP)[kind]().toBuffer();

it.each(['jpeg', 'png', 'webp'] as const)('of what a camera writes into a %s nothing is left', async (kind) => {
  const camera = await taken(kind);
  const before = await sharp(camera).metadata();
  expect(before.exif?.includes('PlantedMake')).toBe(true);
  // The directory of positions (0x8825) stands there before; which of its bytes is no matter.
  expect(before.exif?.includes(Buffer.from([0x25, 0x88])) || before.exif?.includes(Buffer.from([0x88, 0x25]))).toBe(
    true,
  );
  const clean = await cleanPicture(camera, kind);
  const after = await sharp(clean).metadata();
  expect([after.exif, after.xmp, after.iptc, after.icc, after.comments]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(clean.includes('Planted')).toBe(false);
  expect(clean.includes('Exif')).toBe(false);
  expect(after.format).toBe(kind);
});

it('stands upright, as its camera meant it', async () => {
  const camera = await drawn().withExif({}).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const { width, height, orientation } = await sharp(await cleanPicture(camera, 'jpeg')).metadata();
  expect([width, height, orientation]).toEqual([20, 40, undefined]);
});

it('a damaged one is not kept', async () => {
  const camera = await taken('png');
  await expect(cleanPicture(camera.subarray(0, 40), 'png')).rejects.toThrow(CannotClean);
  await expect(cleanPicture(Buffer.from('no picture'), 'jpeg')).rejects.toThrow(CannotClean);
});
