import { crc32 } from 'node:zlib';
import { packed, partsOf } from '../../../src/cases/documents/cleaning/package.js';
import { cameraPicture } from './camera.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

type Written = Record<string, string | Uint8Array>;

/** With times, as every programme but ours writes them. */
export const zipped = (parts: Written) =>
  packed(
    new Map(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? Buffer.from(part) : part])),
  );

const relationships = (...all: [id: string, type: string, target: string, mode?: string][]) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(
      ([id, type, target, mode]) =>
        `<Relationship Id="${id}" Type="${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`,
    )
    .join('')}</Relationships>`;
const types = (main: string, ...parts: string[]) =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/><Override PartName="/${main}" ContentType="application/x"/>${parts
    .map((part) => `<Override PartName="/${part}" ContentType="application/x"/>`)
    .join('')}</Types>`;

/** What Word writes beside the words, each with "Planted". */
export async function plantedDocx(more: Written = {}): Promise<Uint8Array> {
  return zipped({
    '[Content_Types].xml': types(
      'word/document.xml',
      'docProps/core.xml',
      'word/people.xml',
      'customXml/itemProps1.xml',
    ),
    '_rels/.rels': relationships(
      ['r1', `${TYPE}/officeDocument`, 'word/document.xml'],
      ['r2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ['r3', `${PACKAGE}/relationships/metadata/thumbnail`, 'docProps/thumbnail.jpeg'],
    ),
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="x"><dc:creator xmlns:dc="y">Planted creator</dc:creator></cp:coreProperties>',
    'docProps/app.xml': '<Properties><Company>Planted company</Company><Manager>Planted manager</Manager></Properties>',
    'docProps/custom.xml': '<Properties><property name="Planted">Planted custom</property></Properties>',
    'docProps/thumbnail.jpeg': await cameraPicture(),
    'customXml/item1.xml': '<x>Planted custom data</x>',
    'customXml/itemProps1.xml': '<x>Planted</x>',
    'word/people.xml': '<w15:people><w15:person w15:author="Planted person"/></w15:people>',
    'word/_rels/document.xml.rels': relationships(
      ['r1', `${TYPE}/image`, 'media/image1.jpg'],
      ['r2', `${TYPE}/customXml`, '../customXml/item1.xml'],
      ['r3', 'http://schemas.microsoft.com/office/2011/relationships/people', 'people.xml'],
      ['r4', `${TYPE}/hyperlink`, 'https://example.org/law', 'External'],
      ['r5', `${TYPE}/image`, 'file:///C:/Users/Planted/photo.jpg', 'External'],
    ),
    'word/_rels/settings.xml.rels': relationships([
      'r1',
      `${TYPE}/attachedTemplate`,
      'file:///C:/Users/Planted/Normal.dotm',
      'External',
    ]),
    'word/settings.xml': `<w:settings ${W}><w:attachedTemplate r:id="r1"/><w:zoom w:percent="100"/><w:rsids><w:rsidRoot w:val="00Planted"/><w:rsid w:val="00Planted2"/></w:rsids><w15:docId w15:val="{Planted}"/></w:settings>`,
    'word/comments.xml': `<w:comments ${W}><w:comment w:id="1" w:author="Planted commenter" w:initials="PC" w:date="2026-11-02T08:15:00Z"><w:p w:rsidR="00AB12CD"><w:r><w:t>A remark that is read</w:t></w:r></w:p></w:comment></w:comments>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body><w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><w:ins w:id="2" w:author='Planted "editor"' w:date="2026-11-02T08:15:00Z"><w:r><w:t xml:space="preserve">Summons: "author" &amp; date </w:t></w:r></w:ins><wp:docPr id="1" name="Planted-IMG_2231.jpg" descr="C:\\Users\\Planted\\IMG_2231.jpg"/></w:p></w:body></w:document>`,
    'word/media/image1.jpg': await cameraPicture(),
    ...more,
  });
}

export const plantedXlsx = () =>
  zipped({
    '[Content_Types].xml': types('xl/workbook.xml', 'xl/printerSettings/printerSettings1.bin'),
    'xl/workbook.xml':
      '<workbook><fileSharing userName="Planted user"/><mc:AlternateContent><x15ac:absPath url="C:\\Users\\Planted\\"/></mc:AlternateContent><sheets><sheet name="Cases" sheetId="1"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml':
      '<worksheet><sheetData><row r="1"><c r="A1"><v>42</v></c></row></sheetData><pageSetup orientation="portrait" r:id="r1"/></worksheet>',
    'xl/worksheets/_rels/sheet1.xml.rels': relationships([
      'r1',
      `${TYPE}/printerSettings`,
      '../printerSettings/printerSettings1.bin',
    ]),
    'xl/printerSettings/printerSettings1.bin': Buffer.from('Planted printer', 'utf16le'),
    'xl/comments1.xml':
      '<comments><authors><author>Planted author</author></authors><commentList><comment authorId="0">A remark</comment></commentList></comments>',
    'xl/persons/person.xml':
      '<personList><person displayName="Planted person" id="{1}" userId="planted@example.org" providerId="AD"/></personList>',
    'xl/threadedComments/threadedComment1.xml':
      '<ThreadedComments><threadedComment ref="A1" dT="2026-11-02T08:15:00" personId="{1}"/></ThreadedComments>',
    'xl/pivotCache/pivotCacheDefinition1.xml':
      '<pivotCacheDefinition refreshedBy="Planted user" refreshedDate="46000.1"/>',
    'xl/revisions/userNames.xml': '<users><userInfo name="Planted user"/></users>',
  });

export const plantedPptx = () =>
  zipped({
    '[Content_Types].xml': types('ppt/presentation.xml'),
    'ppt/presentation.xml': '<p:presentation/>',
    'ppt/commentAuthors.xml':
      '<p:cmAuthorLst><p:cmAuthor id="0" name="Planted author" initials="PA" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>',
    'ppt/comments/comment1.xml':
      '<p:cmLst><p:cm authorId="0" dt="2026-11-02T08:15:00" idx="1"><p:text>A remark</p:text></p:cm></p:cmLst>',
    'ppt/slides/slide1.xml': '<p:sld><a:t>Slide words</a:t></p:sld>',
  });

export async function plantedOdt(more: Written = {}): Promise<Uint8Array> {
  return zipped({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml':
      '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    'meta.xml':
      '<office:document-meta><meta:initial-creator>Planted creator</meta:initial-creator></office:document-meta>',
    'settings.xml': '<config:config-item config:name="PrinterName">Planted printer</config:config-item>',
    'content.xml':
      '<office:document-content><text:tracked-changes><text:changed-region><office:change-info><dc:creator>Planted editor</dc:creator><dc:date>2026-11-02T08:15:00</dc:date></office:change-info></text:changed-region></text:tracked-changes><style:text-properties officeooo:rsid="00Planted"/><office:annotation><dc:creator>Planted commenter</dc:creator><meta:creator-initials>Planted</meta:creator-initials><text:p>A remark that is read</text:p></office:annotation><text:p>Summons</text:p></office:document-content>',
    'Thumbnails/thumbnail.png': Buffer.from('Planted'),
    'Versions/Version1': Buffer.from('Planted earlier state'),
    'Basic/Standard/Module1.xml': '<script>Planted programme</script>',
    'Pictures/1.jpg': await cameraPicture(),
    ...more,
  });
}

/** All that stands in the parts of a zip, and in its own records. */
export async function allOf(bytes: Uint8Array): Promise<string> {
  const parts = await partsOf(bytes);
  return [Buffer.from(bytes), ...parts.values()]
    .map((part) => Buffer.from(part))
    .flatMap((part) => [part.toString('latin1'), part.toString('utf16le')])
    .join('\n');
}

/** A zip whose one part says that it is packed with a password. */
export function lockedZip(name: string): Buffer {
  const content = Buffer.alloc(13);
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(1, 6);
  local.writeUInt32LE(crc32(content), 14);
  // Twelve more than unpacked: what the password is tried on.
  local.writeUInt32LE(13, 18);
  local.writeUInt32LE(1, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.write('PK\x01\x02', 'latin1');
  local.copy(central, 8, 6, 28);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + content.length, 16);
  return Buffer.concat([local, Buffer.from(name), content, central, Buffer.from(name), end]);
}
