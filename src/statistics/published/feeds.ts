import { daysOf } from '../plan/period.js';
import { periodInWords } from '../plan/period-in-words.js';
import type { PublishedLine } from './published.view.js';

const title = ({ period }: PublishedLine) => `Requests for help registered, ${periodInWords(period)}`;
const base = ({ release }: PublishedLine) => `/public/releases/${release}`;

/** RFC 4287. Relative addresses only: what the site is called is not known here. */
export function atomFeed(lines: readonly PublishedLine[]): string {
  const entries = lines.map(
    (line) => `  <entry>
    <id>urn:ploughshare:release:${line.release}</id>
    <title>${title(line)}</title>
    <updated>${line.published}</updated>
    <link rel="alternate" href="/public/statistics/${line.period}"/>
    <link rel="enclosure" type="application/json" href="${base(line)}/datapackage.json"/>
    <summary>Numbers moved by chance, once, so that nobody is found in them.</summary>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>urn:ploughshare:releases</id>
  <title>Ploughshare: releases</title>
  <updated>${lines[0]?.published ?? '2026-01-01T00:00:00.000Z'}</updated>
  <author><name>Ploughshare</name></author>
  <link rel="self" href="/public/statistics/releases.atom"/>
${entries.join('\n')}
</feed>
`;
}

/** DCAT 3 as JSON-LD: for catalogues of open data. */
export function catalogue(lines: readonly PublishedLine[]): object {
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@type': 'dcat:Catalog',
    'dct:title': 'Ploughshare: requests for help registered',
    'dcat:dataset': lines.map((line) => {
      const { from, to } = daysOf(line.period);
      return {
        '@type': 'dcat:Dataset',
        '@id': `urn:ploughshare:release:${line.release}`,
        'dct:title': title(line),
        'dct:issued': { '@type': 'xsd:dateTime', '@value': line.published },
        'dct:license': { '@id': 'https://creativecommons.org/licenses/by/4.0/' },
        'dct:temporal': {
          '@type': 'dct:PeriodOfTime',
          'dcat:startDate': { '@type': 'xsd:date', '@value': from },
          'dcat:endDate': { '@type': 'xsd:date', '@value': to },
        },
        'dcat:distribution': {
          '@type': 'dcat:Distribution',
          'dct:title': 'Data Package',
          'dcat:accessURL': { '@id': `${base(line)}/datapackage.json` },
          'dcat:mediaType': { '@id': 'https://www.iana.org/assignments/media-types/application/json' },
        },
      };
    }),
  };
}
