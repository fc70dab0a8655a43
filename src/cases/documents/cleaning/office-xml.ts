import { attributesJudged, withoutElements, withText } from './xml.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';

/** Properties stay as parts, for some programmes ask for them, and say nothing. */
const EMPTIED: [RegExp, string][] = [
  [/^docProps\/core[^/]*\.xml$/, `<cp:coreProperties xmlns:cp="${PACKAGE}"/>`],
  [/^docProps\/app[^/]*\.xml$/, `<Properties xmlns="${OFFICE}/extended-properties"/>`],
  [/^docProps\/custom[^/]*\.xml$/, `<Properties xmlns="${OFFICE}/custom-properties"/>`],
];

/** Said of the document, by the programmes that wrote it: states, identifiers, templates and data on somebody's disk. */
const TOLD = [
  'rsids',
  'attachedTemplate',
  'mailMerge',
  'docVars',
  'docId',
  'writeProtection',
  'dataBinding',
  'absPath',
  'fileSharing',
  'revisionPtr',
];

const WHEN_AND_WHERE = /^(rsid.*|dateUtc|dT|dt|created|refreshedBy|refreshedDate)$/;
const WHO = new Set(['cmAuthor', 'author', 'person', 'userInfo']);
const PATH = /[\\/]|\.[A-Za-z]{3,4}$/;

/** One part of XML of a document, without who wrote what and when. */
export function bareOfficeXml(name: string, xml: string): string {
  const emptied = EMPTIED.find(([pattern]) => pattern.test(name));
  if (emptied) return HEAD + emptied[1];
  let bare = withoutElements(xml, TOLD);
  if (/^xl\/comments[^/]*\.xml$/.test(name)) bare = withText(bare, ['author'], 'Author');
  if (/printerSettings/.test(bare) || /<(?:\w+:)?pageSetup\b/.test(bare))
    bare = attributesJudged(bare, (element, attribute, value) =>
      element === 'pageSetup' && attribute === 'id' ? undefined : value,
    );
  const word = name.startsWith('word/');
  return attributesJudged(bare, (element, attribute, value) => {
    if (word && attribute === 'author') return 'Author';
    if (word && attribute === 'date') return undefined;
    if (attribute === 'initials') return 'A';
    if (WHO.has(element) && /^(name|displayName)$/.test(attribute)) return 'Author';
    if (WHO.has(element) && attribute === 'userId') return 'Author';
    if (WHO.has(element) && attribute === 'providerId') return 'None';
    if (WHEN_AND_WHERE.test(attribute)) return undefined;
    // A picture is named after the file it came from, and described by the place it came from.
    if (/^(docPr|cNvPr)$/.test(element) && /^(name|descr|title)$/.test(attribute) && PATH.test(value))
      return attribute === 'name' ? 'Picture' : '';
    return value;
  });
}

/** Relationships to parts that are gone go too; those to a file on somebody's disk lead nowhere. */
export function bareRelationships(name: string, xml: string, gone: (part: string) => boolean): string {
  const folder = name.replace(/_rels\/[^/]*$/, '');
  const kept = xml.replace(
    /<(?:\w+:)?Relationship\s[^>]*?(?:\/>|>\s*<\/(?:\w+:)?Relationship\s*>)/g,
    (relationship) => {
      const target = /\sTarget\s*=\s*["']([^"']*)["']/.exec(relationship)?.[1] ?? '';
      const external = /\sTargetMode\s*=\s*["']External["']/.test(relationship);
      if (
        /\sType\s*=\s*["'][^"']*\/(attachedTemplate|mailMergeSource|mailMergeRecipientData|recipientData)["']/.test(
          relationship,
        )
      )
        return '';
      return !external && gone(resolved(folder, target)) ? '' : relationship;
    },
  );
  return attributesJudged(kept, (_, attribute, value) =>
    attribute === 'Target' && /^(file:|\\\\|[A-Za-z]:[\\/])/i.test(value) ? 'about:blank' : value,
  );
}

export const bareContentTypes = (xml: string, gone: (part: string) => boolean): string =>
  xml.replace(/<(?:\w+:)?Override\s[^>]*?\/>/g, (override) =>
    gone(/\sPartName\s*=\s*["']\/?([^"']*)["']/.exec(override)?.[1] ?? '') ? '' : override,
  );

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const way: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') way.pop();
    else if (step !== '.' && step !== '') way.push(step);
  }
  return way.join('/');
}
