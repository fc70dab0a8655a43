import { type Packed, zipOf } from './zip-of.js';

/** A sheet of a made workbook: its cells as text, or as XML where a test is about the XML. */
export interface MadeSheet {
  name?: string;
  state?: 'hidden' | 'veryHidden';
  rows?: (string | Raw)[][];
  /** Stands for `rows`. */
  xml?: string;
  before?: string;
  after?: string;
}

/** A cell as XML: attributes besides its place, and what is in it. */
export interface Raw {
  attributes?: string;
  xml: string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export interface Made {
  sheets: MadeSheet[];
  /** Formats of numbers; style n is the n-th of them, style 0 is none. */
  formats?: string[];
  since1904?: boolean;
  strings?: string;
}

export const workbookOf = (made: Made): Buffer => zipOf(partsOf(made));

export function partsOf({ sheets, formats = [], since1904, strings }: Made): Packed[] {
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escaped(name ?? `Sheet ${index + 1}`)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  );
  return [
    { name: '[Content_Types].xml', content: `${HEAD}<Types/>` },
    {
      name: '_rels/.rels',
      content: `${HEAD}<Relationships ${PACKAGE}>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${HEAD}<workbook ${NS} xmlns:r="${RELATIONS}"><workbookPr${since1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${HEAD}<Relationships ${PACKAGE}>${sheets
        .map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
        .join('')}${relation('rIdS', 'styles', 'styles.xml')}${
        strings === undefined ? '' : relation('rIdT', 'sharedStrings', '/xl/sharedStrings.xml')
      }</Relationships>`,
    },
    { name: 'xl/styles.xml', content: stylesOf(formats) },
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: `${HEAD}<sst ${NS}>${strings}</sst>` }]),
    ...sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content: sheetOf(sheet) })),
  ];
}

const stylesOf = (formats: string[]) =>
  `${HEAD}<styleSheet ${NS}><numFmts>${formats
    .map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`)
    .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
    .map((_, index) => `<xf numFmtId="${200 + index}"/>`)
    .join('')}</cellXfs></styleSheet>`;

function sheetOf({ rows = [], xml, before = '', after = '' }: MadeSheet): string {
  const body =
    xml ??
    rows
      .map((cells, row) => `<row r="${row + 1}">${cells.map((cell, place) => cellOf(cell, row, place)).join('')}</row>`)
      .join('');
  return `${HEAD}<worksheet ${NS}>${before}<sheetData>${body}</sheetData>${after}</worksheet>`;
}

function cellOf(cell: string | Raw, row: number, place: number): string {
  const r = `r="${letters(place)}${row + 1}"`;
  if (typeof cell !== 'string') return `<c ${r} ${cell.attributes ?? ''}>${cell.xml}</c>`;
  if (cell === '') return '';
  return `<c ${r} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

const letters = (place: number): string =>
  place < 26
    ? String.fromCharCode(65 + place)
    : letters(Math.floor(place / 26) - 1) + String.fromCharCode(65 + (place % 26));

/** A number in a cell, in the n-th format. */
export const number = (value: number | string, style = 0): Raw => ({
  attributes: `s="${style}"`,
  xml: `<v>${value}</v>`,
});

export const formula = (text: string, value = '1'): Raw => ({ xml: `<f>${escaped(text)}</f><v>${value}</v>` });
