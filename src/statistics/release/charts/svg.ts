import { type Chart, figureOf, measure, NOT_PRINTED, ROW } from './chart.js';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** For downloading only: no page of ours holds one, and it holds no script, comment or metadata. */
export function svgOf(chart: Chart): string {
  const { width, height, bars, notes } = measure(chart);
  const text = (x: number, y: number, words: string, more = '') =>
    `<text x="${x}" y="${y}"${more}>${escaped(words)}</text>`;
  const from = ROW.side + ROW.label;
  const lines = chart.bars.map(({ label, given }, at) => {
    const { top, solid, hatched } = bars[at]!;
    const y = top + ROW.bar - 2;
    const name = text(from - 12, y, label, ' text-anchor="end"');
    if (!given) return `${name}${text(from, y, NOT_PRINTED, ' fill="#565b57"')}`;
    return `${name}<rect x="${from}" y="${top}" width="${solid}" height="${ROW.bar}" fill="#1d5f50"/><rect x="${from + solid}" y="${top}" width="${hatched}" height="${ROW.bar}" fill="url(#hatch)"/>${text(from + solid + hatched + 10, y, figureOf(given))}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="'Noto Sans', system-ui, sans-serif" font-size="14" fill="#1d2120">`,
    `<title>${escaped(chart.title)}</title>`,
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/><rect width="3" height="6" fill="#5f9384"/></pattern></defs>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(ROW.side, 40, chart.title, ' font-size="18" font-weight="650"'),
    ...lines,
    ...chart.notes.map((note, at) => text(ROW.side, notes + at * 20, note, ' fill="#565b57" font-size="12"')),
    '</svg>',
    '',
  ].join('\n');
}
