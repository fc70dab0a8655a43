import { posix } from 'node:path';
import { SheetUnreadable } from '../../judge/sheet-unreadable.js';
import { readXml } from './xml.js';
import { damaged, type Zip } from './zip.js';

export interface SheetPart {
  name: string;
  path: string;
  hidden: boolean;
}

/** Where the parts of a workbook are. */
export interface Contents {
  sheets: SheetPart[];
  strings?: string;
  styles?: string;
  since1904: boolean;
}

/** A workbook of a hundred sheets is no list of cases. */
const MOST_SHEETS = 100;

const AS_XLSX = 'Open it and save it as an Excel workbook (xlsx) or as "CSV UTF-8", and try again.';

export async function contentsOf(zip: Zip): Promise<Contents> {
  refuseOthers(zip);
  const root = await relationsOf(zip, '_rels/.rels', '');
  const workbook = [...root.values()].find(({ kind }) => kind === 'officeDocument')?.path;
  if (!workbook) throw damaged();
  const relations = await relationsOf(zip, relationsPath(workbook), posix.dirname(workbook));
  const { named, since1904 } = await sheetsOf(zip, workbook);
  const sheets = named.flatMap(({ name, id, hidden }) => {
    const part = relations.get(id);
    // A sheet that is a chart has no cells.
    return part?.kind === 'worksheet' ? [{ name, hidden, path: part.path }] : [];
  });
  if (sheets.length === 0) throw damaged();
  if (sheets.length > MOST_SHEETS)
    throw new SheetUnreadable(`The workbook has more than ${MOST_SHEETS} sheets. Copy the cases into a new workbook.`);
  const partOf = (wanted: string) => [...relations.values()].find(({ kind }) => kind === wanted)?.path;
  return { sheets, strings: partOf('sharedStrings'), styles: partOf('styles'), since1904 };
}

/** Other things are packed in the same way. */
function refuseOthers(zip: Zip): void {
  const names = zip.names();
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (has('content.xml')) throw new SheetUnreadable(`This is an OpenDocument file (ods). ${AS_XLSX}`);
  if (has('xl/workbook.bin')) throw new SheetUnreadable(`This is a binary Excel workbook (xlsb). ${AS_XLSX}`);
  if (has('word/') || has('ppt/'))
    throw new SheetUnreadable(`This is a text or a presentation, not a sheet. ${AS_XLSX}`);
  if (has('index/') || has('index.zip')) throw new SheetUnreadable(`This looks like a Numbers file. ${AS_XLSX}`);
  if (!zip.has('_rels/.rels'))
    throw new SheetUnreadable(
      'This is a packed file (zip) and no workbook. Unpack it, and choose the sheet inside it.',
    );
}

interface Relation {
  /** The last word of its type, which is the same in both editions of the standard. */
  kind: string;
  path: string;
}

async function relationsOf(zip: Zip, path: string, from: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  await readXml(zip.read(path), {
    open(name, { Id, Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || TargetMode === 'External') return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(from, Target);
      relations.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), path: target });
    },
  });
  return relations;
}

const relationsPath = (part: string) => posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

async function sheetsOf(zip: Zip, path: string) {
  const named: { name: string; id: string; hidden: boolean }[] = [];
  let since1904 = false;
  await readXml(zip.read(path), {
    open(name, { name: sheet = '', id = '', state = 'visible', date1904 }) {
      if (name === 'workbookPr') since1904 = date1904 === '1' || date1904 === 'true';
      if (name === 'sheet') named.push({ name: sheet, id, hidden: state !== 'visible' });
    },
  });
  return { named, since1904 };
}
