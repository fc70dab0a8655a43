import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, utimes } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { formToken } from '../../src/common/web/draw.js';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { formKeyOf } from '../../src/sessions/session-store.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { multipart } from '../support/multipart.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import type { Given, StandsAt } from '../support/own-upload.js';

const NAME = 'Planted-name-of-a-file.txt';
const WORDS = 'Planted words of a letter. '.repeat(9000);

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

async function begun(at: StandsAt) {
  const { accountId: id, organisationId, role, handle, actor } = network.caseworker;
  const child = fork('dist/test/support/own-upload.js', { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send({
    databaseUrl: running.database.appUrl,
    home: running.home,
    account: { id, organisationId, role, handle, sessionsFrom: actor.sessionNumber },
    secretKey: Buffer.from(actor.secretKey).toString('base64'),
    at,
  } satisfies Given);
  const [{ url, token }] = (await once(child, 'message')) as [Record<'url' | 'token', string>];
  return { child, url, token };
}

/** All of it, or for a sender who is still sending all but the end. */
function send({ url, token }: Record<'url' | 'token', string>, caseId: string, whole: boolean) {
  const path = `/cases/${caseId}/documents`;
  const { headers, payload } = multipart({ _form: formToken(formKeyOf(token), path) }, [{ name: NAME, bytes: WORDS }]);
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: session=${token}\r\ncontent-type: ${headers['content-type']}\r\ncontent-length: ${payload.length}\r\n\r\n`,
  );
  const sent = whole ? payload : payload.subarray(0, payload.length - 5000);
  return new Promise<void>((resolve) => socket.write(sent, () => resolve()));
}

async function killed(child: ChildProcess) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const filesAtHome = async () => {
  const paths = (await readdir(running.home, { recursive: true })).map((name) => join(running.home, name));
  const files = [];
  for (const path of paths) if ((await stat(path)).isFile()) files.push(path);
  return files;
};
const listed = async (caseId: string) =>
  (await api(running.app, network.caseworker).get(`/cases/${caseId}/documents`)).json<{
    documents: { id: string }[];
  }>().documents;

it.each([
  ['arriving', 0, 0],
  ['part written', 1, 0],
  ['renamed', 1, 0],
  ['not committed', 1, 0],
  ['committed', 1, 1],
] as const)(
  'killed while it stands at "%s", an upload leaves nothing in clear, no file that nobody knows, and can be done again',
  async (at, lie, kept) => {
    const opened = await api(running.app, network.caseworker).post('/cases', { pseudonym: 'Heron', state: 'open' });
    const { id } = opened.json<{ id: string }>();
    const before = await filesAtHome();
    const process = await begun(at);
    const stands = at === 'arriving' ? Promise.resolve() : once(process.child, 'message');
    await send(process, id, at !== 'arriving');
    await stands;
    await killed(process.child);

    const files = await filesAtHome();
    expect(files.length - before.length).toBe(lie);
    for (const path of files) {
      expect(path).not.toContain('Planted');
      expect((await readFile(path)).includes('Planted')).toBe(false);
    }
    expect(await listed(id)).toHaveLength(kept);

    running.clock.forward({ days: 1 });
    const then = new Date(running.clock.now().getTime() - 2 * 86_400_000);
    for (const path of files) await utimes(path, then, then);
    expect(await running.app.get(Jobs).run('sweep')).toEqual({ result: 'done', done: lie - kept });
    expect((await filesAtHome()).length - before.length).toBe(kept);

    const again = multipart({}, [{ name: NAME, bytes: WORDS }]);
    const answer = await api(running.app, network.caseworker).post(
      `/cases/${id}/documents`,
      again.payload,
      again.headers,
    );
    expect([answer.statusCode, answer.json<{ already: number }>().already]).toEqual([201, kept]);
    const [document] = await listed(id);
    const file = await api(running.app, network.caseworker).get(`/cases/${id}/documents/${document!.id}/file`);
    expect(file.body).toBe(WORDS);
  },
  60_000,
);
