import { acting, type Person } from '../../src/cli/demo/cast.js';
import { Documents } from '../../src/cases/documents/documents.service.js';
import type { BroughtFile } from '../../src/cases/documents/document.js';
import { plainSha256 } from '../../src/vault/derive.js';
import type { RunningApp } from './app.js';

/** A document of a case, as an upload leaves it: without the cleaning, which takes its time. */
export async function bring(
  { app }: Pick<RunningApp, 'app'>,
  who: Person,
  caseId: string,
  content: string | Buffer,
  about: Partial<BroughtFile['about']> = {},
): Promise<string> {
  const documents = app.get(Documents, { strict: false });
  const bytes = Buffer.from(content);
  const file = await documents.sealFile(who.organisationId, bytes, {
    name: 'Letter.txt',
    type: 'text',
    kind: 'other',
    pages: 0,
    clean: true,
    digest: plainSha256(bytes).toString('hex'),
    ...about,
  });
  await acting(app, who, () => documents.keep(caseId, [file]));
  return file.id;
}
