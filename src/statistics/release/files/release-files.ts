import { LANGS } from '../../../common/web/languages.js';
import { plainSha256 } from '../../../vault/derive.js';
import type { Signer } from '../../../vault/signing.js';
import { chartsOf } from '../charts/chart.js';
import { pngOf } from '../charts/png.js';
import { svgOf } from '../charts/svg.js';
import { nameOf, type Release } from '../release.js';
import { sentencesFile } from '../sentences/sentences.js';
import { dataPackage, type Hashed } from './data-package.js';
import { privacyFile } from './privacy.js';
import { tableFile } from './table-file.js';

export interface ReleaseFile {
  path: string;
  bytes: Uint8Array;
}

export const LIST_OF_FILES = 'release.json';
export const SIGNATURE = 'release.sig';

/**
 * Every file of a release, made once and kept: they are never made again, so they are the same bytes for ever.
 *
 * @param planFile the bytes of the plan, whose hash the release names
 */
export async function releaseFiles(release: Release, planFile: Uint8Array, signer: Signer): Promise<ReleaseFile[]> {
  const files: ReleaseFile[] = [];
  const text = (path: string, content: string) => files.push({ path, bytes: Buffer.from(content) });
  for (const printed of release.tables) text(`${printed.table.name}.csv`, tableFile(release, printed));
  text('datapackage.json', json(dataPackage(release, files.map(hashed))));
  text('privacy.json', json(privacyFile(release)));
  files.push({ path: 'plan.json', bytes: planFile });
  for (const language of LANGS) text(`sentences.${language}.txt`, sentencesFile(release, language));
  for (const chart of chartsOf(release)) {
    text(`${chart.name}.svg`, svgOf(chart));
    files.push({ path: `${chart.name}.png`, bytes: await pngOf(chart) });
  }
  const list = Buffer.from(
    json({
      release: nameOf(release),
      period: release.period,
      published: release.schedule.published,
      all_groups_reported_in_time: release.allReported,
      files: files.map(hashed),
      signing_key: signer.publicKey,
    }),
  );
  files.push({ path: LIST_OF_FILES, bytes: list });
  text(SIGNATURE, `${signer.sign(list)}\n`);
  return files;
}

export const hashed = ({ path, bytes }: ReleaseFile): Hashed => ({ path, bytes: bytes.length, sha256: sha256(bytes) });
export const sha256 = (bytes: Uint8Array): string => plainSha256(bytes).toString('hex');
const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
