import type { Person } from '../../src/cli/demo/cast.js';
import type { RunningApp } from './app.js';
import { api } from './client.js';
import { multipart, type SentFile } from './multipart.js';

/** Files that somebody sends about a referral. @param exchange its path, `/referrals/...` or `/cases/.../referrals/...` */
export function sendFiles(
  { app }: Pick<RunningApp, 'app'>,
  who: Person,
  exchange: string,
  files: SentFile[],
  fields: Record<string, string> = {},
) {
  const { payload, headers } = multipart(fields, files);
  return api(app, who).post(`${exchange}/files`, payload, headers);
}

/** @returns the id of the last one that this exchange shows */
export async function lastFileOf({ app }: Pick<RunningApp, 'app'>, who: Person, exchange: string): Promise<string> {
  const { lines } = (await api(app, who).get(exchange)).json<{ lines: { file: { id: string } | null }[] }>();
  return lines.findLast(({ file }) => file)!.file!.id;
}
