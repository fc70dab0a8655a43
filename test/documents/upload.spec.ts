import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { formToken } from '../../src/common/web/draw.js';
import { formKeyOf } from '../../src/sessions/session-store.js';
import { trailOf } from '../vault/trail.js';
import { listen, type RunningApp, startApp } from '../support/app.js';
import { api, sessionToken } from '../support/client.js';
import { multipart, type SentFile } from '../support/multipart.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
let base: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  base = await listen(running);
}, 60_000);
afterAll(() => running.stop());

const MB = 1024 * 1024;
const camera = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#884422' } })
    .withExif({ IFD0: { Make: 'PlantedCamera' } })
    .jpeg()
    .toBuffer();
const pdf = async (pages: number) => {
  const document = new PDFDocument({ info: { Author: 'PlantedAuthor' } });
  for (let page = 1; page < pages; page++) document.addPage();
  document.end();
  const chunks: Buffer[] = [];
  for await (const chunk of document) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const newCase = async () =>
  (await api(running.app, network.caseworker).post('/cases', { pseudonym: 'Heron', state: 'open' })).json<{
    id: string;
  }>().id;
const listed = async (caseId: string) =>
  (await api(running.app, network.caseworker).get(`/cases/${caseId}/documents`)).json<{
    documents: { id: string; name: string; clean: boolean; pages: number; type: string; note: string }[];
  }>().documents;
const filesOnDisk = async () =>
  (await readdir(join(running.home, 'files'), { recursive: true }).catch(() => [])).filter(
    (name) => /[0-9a-f-]{36}(\.part)?$/.test(name.split('/').at(-1)!) && name.split('/').length === 4,
  );

/** As a browser posts the page's form. */
function bring(caseId: string, files: SentFile[], fields: Record<string, string> = {}, token?: string) {
  const cookie = sessionToken(running.app, network.caseworker);
  const path = `/cases/${caseId}/documents`;
  const form = token ?? formToken(formKeyOf(cookie), path);
  const sent = multipart({ _form: form, ...fields }, files);
  return running.app.inject({
    method: 'POST',
    url: path,
    payload: sent.payload,
    headers: { ...sent.headers, cookie: `session=${cookie}`, 'sec-fetch-site': 'same-origin' },
  });
}

it('several at once: each is cleaned, kept under a safe name, and told with what it is', async () => {
  const id = await newCase();
  const answer = await bring(
    id,
    [
      { name: '../Фото.jpeg', bytes: await camera() },
      { name: 'Decision.pdf', bytes: await pdf(3) },
      { name: 'Words.txt', bytes: 'He said that he will not go.' },
    ],
    { kind: 'evidence', note: 'From his sister' },
  );
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `/cases/${id}/documents`]);
  const documents = await listed(id);
  expect(documents).toMatchObject([
    { name: 'Decision.pdf', type: 'pdf', pages: 3, clean: true, note: 'From his sister' },
    { name: 'Words.txt', type: 'text', pages: 0, clean: true },
    { name: 'Фото.jpg', type: 'jpeg', pages: 1, clean: true },
  ]);
  for (const one of documents) {
    const taken = await api(running.app, network.caseworker).get(`/cases/${id}/documents/${one.id}/file`);
    expect(taken.rawPayload.includes('Planted')).toBe(false);
  }
});

it('what cannot be kept is named with the reason, and the others are kept', async () => {
  const id = await newCase();
  const answer = await bring(id, [
    { name: 'Good.txt', bytes: 'Kept.' },
    { name: 'Empty.pdf', bytes: '' },
    { name: 'Lying.jpg', bytes: await pdf(1) },
    {
      name: 'Damaged.png',
      bytes: (
        await sharp(await camera())
          .png()
          .toBuffer()
      ).subarray(0, 60),
    },
    { name: 'Voice.ogg', bytes: Buffer.concat([Buffer.from('OggS\0\0'), Buffer.alloc(100, 7)]) },
    { name: 'Programme.bin', bytes: Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(60)]) },
    { name: 'Large.txt', bytes: Buffer.alloc(50 * MB + 1, 'x') },
    { name: 'After the large one.txt', bytes: 'Kept too.' },
  ]);
  expect(answer.statusCode).toBe(422);
  const page = answer.body.replace(/<[^>]+>/g, ' ').replaceAll('&#39;', "'");
  expect(page).toContain('6 files were not kept. 2 others were kept.');
  for (const [name, why] of [
    ['Empty.pdf', 'it is empty'],
    ['Lying.jpg', 'its name says one kind of file and its content is another'],
    ['Damaged.png', 'cannot be read to its end'],
    ['Voice.ogg', 'cannot be taken out'],
    ['Programme.bin', 'it is a program'],
    ['Large.txt', 'larger than 50 MB'],
  ])
    expect(page).toMatch(new RegExp(`${name!.replace('.', '\\.')}: [^.]*${why!}`));
  expect((await listed(id)).map(({ name }) => name)).toEqual(['After the large one.txt', 'Good.txt']);
}, 30_000);

it('with the warning ticked, what cannot be cleaned is kept as it came, and says so; what lies is not', async () => {
  const id = await newCase();
  const voice = { name: 'Voice.ogg', bytes: Buffer.concat([Buffer.from('OggS\0\0'), Buffer.alloc(100, 9)]) };
  const answer = await bring(id, [voice, { name: 'Lying.jpg', bytes: await pdf(1) }], { 'as_is?': 'true' });
  expect(answer.statusCode).toBe(422);
  const documents = await listed(id);
  expect(documents).toMatchObject([{ name: 'Voice.ogg', clean: false, pages: 0, type: 'other' }]);
  const taken = await api(running.app, network.caseworker).get(`/cases/${id}/documents/${documents[0]!.id}/file`);
  expect(taken.rawPayload.equals(voice.bytes)).toBe(true);
});

it('the same file is not kept twice; nothing chosen is told; at most twenty come', async () => {
  const id = await newCase();
  const letter = { name: 'Letter.txt', bytes: 'Dear Sir.' };
  await bring(id, [letter]);
  const again = await bring(id, [letter]);
  expect(again.headers.location).toBe(`/cases/${id}/documents?already=true`);
  expect(await listed(id)).toHaveLength(1);
  const nothing = await bring(id, [{ name: '', bytes: '' }]);
  expect([nothing.statusCode, nothing.body.includes('Choose one file or several first.')]).toEqual([422, true]);
  const many = await bring(
    id,
    Array.from({ length: 22 }, (_, at) => ({ name: `${at}.txt`, bytes: `Number ${at}` })),
  );
  expect([many.statusCode, many.body.includes('At most 20 files come at once')]).toEqual([422, true]);
  expect((await listed(id)).length).toBe(21);
});

it('programs bring by multipart too, and are told what was kept', async () => {
  const id = await newCase();
  const sent = multipart({ kind: 'medical', as_is: 'true' }, [{ name: 'Finding.txt', bytes: 'Healthy.' }]);
  const answer = await api(running.app, network.caseworker).post(`/cases/${id}/documents`, sent.payload, sent.headers);
  expect(answer.json()).toEqual({ kept: [{ id: expect.any(String), name: 'Finding.txt' }], already: 0 });
  const json = await api(running.app, network.caseworker).post(`/cases/${id}/documents`, { kind: 'medical' });
  expect(json.statusCode).toBe(415);
});

it('without the token of its form, without a session and into a closed case nothing is taken', async () => {
  const id = await newCase();
  const before = await filesOnDisk();
  expect((await bring(id, [{ name: 'a.txt', bytes: 'A' }], {}, 'wrong')).statusCode).toBe(403);
  const sent = multipart({}, [{ name: 'a.txt', bytes: 'A' }]);
  for (const url of [`/cases/${id}/documents`, `/api/v1/cases/${id}/documents`])
    expect((await running.app.inject({ method: 'POST', url, ...sent })).statusCode).toBe(401);
  await api(running.app, network.caseworker).post(`/cases/${id}/closure`, { reason: 'amnesty' });
  expect((await bring(id, [{ name: 'a.txt', bytes: 'A' }])).statusCode).toBe(409);
  expect(await filesOnDisk()).toEqual(before);
});

describe('taken out or looked at,', () => {
  let id: string;
  let at: string;
  beforeAll(async () => {
    id = await newCase();
    await bring(id, [{ name: 'Фото <1>.jpeg', bytes: await camera() }]);
    at = `/cases/${id}/documents/${(await listed(id))[0]!.id}`;
  });

  it('it is bytes and nothing else to a browser, under a safe name', async () => {
    const { headers } = await api(running.app, network.caseworker).get(`${at}/file`);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="Foto _1_.jpg"; filename*=UTF-8''%D0%A4%D0%BE%D1%82%D0%BE%20_1_.jpg`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; sandbox`,
    });
  });

  it('a page of it is a picture drawn here, which no browser keeps', async () => {
    const picture = await api(running.app, network.caseworker).get(`${at}/pages/1`);
    expect(picture.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'no-store' });
    expect(picture.headers['content-security-policy']).toBe(`default-src 'none'; sandbox`);
    expect((await sharp(picture.rawPayload).metadata()).format).toBe('png');
    for (const page of ['2', '0', 'x', '99999'])
      expect((await api(running.app, network.caseworker).get(`${at}/pages/${page}`)).statusCode).toBe(404);
  });

  it('that is recorded, each taking out and the first look of a session, before a byte is read', async () => {
    const client = api(running.app, network.colleague);
    const acts = async () =>
      (await trailOf(running.database, network.auditor).then(JSON.stringify)).match(/document\.(read|take)/g) ?? [];
    const before = (await acts()).length;
    await client.get(`${at}/pages/1`);
    await client.get(`${at}/pages/1`);
    await client.get(`${at}/file`);
    await client.get(`${at}/file`);
    expect((await acts()).slice(before)).toEqual(['document.read', 'document.take', 'document.take']);
  });
});

describe('over a real line', () => {
  /** Sends the beginning of an upload, and no more. */
  async function begun(caseId: string, file: Buffer) {
    const cookie = sessionToken(running.app, network.caseworker);
    const path = `/cases/${caseId}/documents`;
    const { headers, payload } = multipart({ _form: formToken(formKeyOf(cookie), path) }, [
      { name: 'Slow.txt', bytes: file },
    ]);
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: session=${cookie}\r\ncontent-type: ${headers['content-type']}\r\ncontent-length: ${payload.length}\r\n\r\n`,
    );
    socket.write(payload.subarray(0, payload.length - 1000));
    const answer = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (some) => {
        text += some.toString();
        if (text.includes('\r\n\r\n')) resolve(text);
      });
    });
    return { socket, rest: () => socket.write(payload.subarray(payload.length - 1000)), answer };
  }

  it('slow senders hold no connection of the database, and three of them no place for good: a broken line leaves nothing', async () => {
    const id = await newCase();
    const before = await filesOnDisk();
    // The pool has five.
    const slow = await Promise.all(Array.from({ length: 6 }, () => begun(id, randomBytes(200_000))));
    expect((await api(running.app, network.caseworker).get(`/cases/${id}`)).statusCode).toBe(200);
    for (const { socket } of slow.slice(0, 5)) socket.destroy();
    slow[5]!.rest();
    expect(await slow[5]!.answer).toMatch(/^HTTP\/1\.1 (303|422)/);
    slow[5]!.socket.destroy();
    expect((await filesOnDisk()).length - before.length).toBe((await listed(id)).length);
  }, 30_000);
});
