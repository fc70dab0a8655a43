import { daysOf } from '../plan/period.js';
import { periodInWords } from '../plan/period-in-words.js';
import type { PublishedLine } from './published.view.js';

const title = ({ period }: PublishedLine) => `Requests for help registered, ${periodInWords(period)}`;
/** The same for ever, and no other release of any network has it: the hash of what is signed (RFC 6920). */
const nameOf = ({ sha256 }: PublishedLine) => `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`;
const base = ({ release }: PublishedLine) => `/public/releases/${release}`;

/** RFC 4287. Relative addresses only: what the site is called is not known here. @param network the id of its first key */
export function atomFeed(lines: readonly PublishedLine[], network: string): string {
  const entries = lines.map(
    (line) => `  <entry>
    <id>${nameOf(line)}</id>
    <title>${title(line)}</title>
    <published>${line.published}</published>
    <updated>${line.published}</updated>
    <link rel="alternate" href="/public/statistics/${line.period}"/>
    <link rel="enclosure" type="application/json" href="${base(line)}/datapackage.json"/>
    <rights>CC BY 4.0</rights>
    <summary>Numbers moved by chance, once, so that nobody is found in them.</summary>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>urn:uuid:${network}</id>
  <title>Ploughshare: releases</title>
  <updated>${lines[0]?.published ?? '2026-01-01T00:00:00.000Z'}</updated>
  <author><name>Ploughshare</name></author>
  <link rel="alternate" href="/public/statistics"/>
  <link rel="self" type="application/atom+xml" href="/public/statistics/releases.atom"/>
${entries.join('\n')}
</feed>
`;
}

/** DCAT 3 as JSON-LD: for catalogues of open data. */
export function catalogue(lines: readonly PublishedLine[], network: string): object {
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      spdx: 'http://spdx.org/rdf/terms#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': `urn:uuid:${network}`,
    '@type': 'dcat:Catalog',
    'dct:title': english('Ploughshare: requests for help registered'),
    'dct:description': english(ABOUT),
    'dct:publisher': PUBLISHER,
    'dct:license': LICENCE,
    'dcat:dataset': lines.map(dataset),
  };
}

function dataset(line: PublishedLine): object {
  const { from, to } = daysOf(line.period);
  return {
    '@id': nameOf(line),
    '@type': 'dcat:Dataset',
    'dct:title': english(title(line)),
    'dct:description': english(ABOUT),
    'dct:identifier': line.release,
    'dct:publisher': PUBLISHER,
    'dct:issued': { '@type': 'xsd:dateTime', '@value': line.published },
    'dct:license': LICENCE,
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': { '@type': 'xsd:date', '@value': from },
      'dcat:endDate': { '@type': 'xsd:date', '@value': to },
    },
    'dcat:landingPage': { '@id': `/public/statistics/${line.period}` },
    'dcat:distribution': [
      distribution(line, 'Data Package', 'datapackage.json'),
      {
        ...distribution(line, 'Hashes of all files', 'release.json'),
        'spdx:checksum': {
          '@type': 'spdx:Checksum',
          'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
          'spdx:checksumValue': { '@type': 'xsd:hexBinary', '@value': line.sha256 },
        },
      },
    ],
  };
}

const distribution = (line: PublishedLine, name: string, file: string): object => ({
  '@type': 'dcat:Distribution',
  'dct:title': english(name),
  'dct:license': LICENCE,
  'dcat:accessURL': { '@id': `/public/statistics/${line.period}` },
  'dcat:downloadURL': { '@id': `${base(line)}/${file}` },
  'dcat:mediaType': { '@id': 'https://www.iana.org/assignments/media-types/application/json' },
});

const english = (text: string) => ({ '@language': 'en', '@value': text });
const ABOUT =
  'Requests for help registered by the groups of the network, from people refusing military service. Each number was moved by chance, once, so that nobody is found in it.';
const PUBLISHER = { '@type': 'foaf:Organization', 'foaf:name': 'Ploughshare network' };
const LICENCE = { '@id': 'https://creativecommons.org/licenses/by/4.0/' };
