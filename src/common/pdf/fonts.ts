import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openSync } from 'fontkit';

export type Weight = 'Regular' | 'Bold';

const { resolve } = createRequire(import.meta.url);
const embedded = (name: string, file: string) => join(dirname(resolve(`@embedpdf/fonts-${name}`)), '..', 'fonts', file);
const google = (script: string, weight: Weight) => {
  const folder = weight === 'Bold' ? '700Bold' : '400Regular';
  return resolve(`@expo-google-fonts/noto-sans-${script.toLowerCase()}/${folder}/NotoSans${script}_${folder}.ttf`);
};

/** Noto, under the SIL Open Font Licence, from packages of the registry. The first that has a letter draws it. */
const FILES: ((weight: Weight) => string)[] = [
  (weight) => embedded('latin', `NotoSans-${weight}.ttf`),
  (weight) => embedded('arabic', `NotoNaskhArabic-${weight}.ttf`),
  (weight) => embedded('hebrew', `NotoSansHebrew-${weight}.ttf`),
  (weight) => google('Georgian', weight),
  (weight) => google('Armenian', weight),
  (weight) => google('Ethiopic', weight),
  (weight) => embedded('kr', `NotoSansKR-${weight}.otf`),
  (weight) => embedded('jp', `NotoSansJP-${weight}.otf`),
];

/** A font by its place in the list: the coverage of a family is that of its regular weight. */
export type FontNumber = number;
export const fontFile = (font: FontNumber, weight: Weight) => FILES[font]!(weight);

const opened: ReturnType<typeof openSync>[] = [];
const has = (font: FontNumber, codePoint: number) =>
  (opened[font] ??= openSync(fontFile(font, 'Regular'))).hasGlyphForCodePoint(codePoint);

/** @returns the font that has this character: `preferred` where it does, so that signs stay with the letters around them; undefined where none does */
export function fontFor(codePoint: number, preferred: FontNumber): FontNumber | undefined {
  if (has(preferred, codePoint)) return preferred;
  const found = FILES.findIndex((_, font) => has(font, codePoint));
  return found === -1 ? undefined : found;
}
