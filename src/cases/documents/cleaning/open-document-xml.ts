import { attributesJudged, withoutElements, withText } from './xml.js';

const NO_META = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/></office:document-meta>`;

/** Settings name printers and folders; versions are earlier states; macros are programmes; a thumbnail shows the first page as it was. */
export const GONE =
  /(^|\/)(settings\.xml|Thumbnails\/.*|Configurations2\/.*|layout-cache|manifest\.rdf|Basic\/.*|Scripts\/.*|Dialogs\/.*|Versions\/.*|VersionList\.xml|META-INF\/[^/]*signatures[^/]*\.xml)$/;

/** One part of XML of an OpenDocument, without who wrote what and when. */
export function bareOpenDocumentXml(name: string, xml: string): string {
  if (/(^|\/)meta\.xml$/.test(name)) return NO_META;
  if (name === 'META-INF/manifest.xml') return bareManifest(xml);
  let bare = withoutElements(xml, ['event-listeners', 'scripts', 'creator-initials', 'sender-initials']);
  bare = withText(bare, ['creator'], 'Author');
  // A change has to have a day.
  bare = withText(bare, ['date'], '1970-01-01T00:00:00');
  return attributesJudged(bare, (_, attribute, value) => {
    if (/^(rsid|paragraph-rsid)$/.test(attribute)) return undefined;
    return attribute === 'href' && /^(file:|\/|\\\\|[A-Za-z]:[\\/])/i.test(value) ? 'about:blank' : value;
  });
}

const bareManifest = (xml: string) =>
  xml.replace(/<(?:[\w-]+:)?file-entry\s[^>]*?\/>/g, (entry) =>
    GONE.test(/full-path\s*=\s*["']([^"']*)["']/.exec(entry)?.[1] ?? '') ? '' : entry,
  );
