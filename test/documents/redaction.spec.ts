import sharp from 'sharp';
import { acting } from '../../src/cli/demo/cast.js';
import { Documents } from '../../src/cases/documents/documents.service.js';
import { textOnPage, sharedPdf, unpackedText } from '../cases/documents/planted-pdf.js';
import { type RunningApp, startApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import { bring } from '../support/document.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';

let running: RunningApp;
let network: SmallNetwork;
let documents: Documents;
let caseId: string;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
  documents = running.app.get(Documents, { strict: false });
  ({ id: caseId } = (
    await api(running.app, network.caseworker).post('/cases', { pseudonym: 'Heron', state: 'open' })
  ).json<{ id: string }>());
}, 60_000);
afterAll(() => running.stop());

const white = () =>
  sharp({ create: { width: 200, height: 140, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer();
const scan = async () =>
  bring(running, network.caseworker, caseId, await white(), { name: 'Scan.png', type: 'png', pages: 1 });
const summons = () =>
  bring(running, network.caseworker, caseId, Buffer.from(sharedPdf()), {
    name: 'Summons.pdf',
    type: 'pdf',
    pages: 2,
    kind: 'military',
  });
const kept = async (id: string) => {
  const about = await acting(running.app, network.caseworker, () => documents.about(caseId, id));
  return { about, bytes: await documents.whole(about, network.caseworker.organisationId) };
};
async function pointsOf(png: Buffer) {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  return (x: number, y: number) =>
    data[(Math.floor((y * info.height) / 100) * info.width + Math.floor((x * info.width) / 100)) * info.channels]!;
}

it('a copy hides what was chosen, says what it was made of, and leaves the original as it is', async () => {
  const [desk, id] = [api(running.app, network.caseworker), await scan()];
  const redaction = `/cases/${caseId}/documents/${id}/redaction`;
  const looked = await desk.post(`${redaction}/preview`, {
    hide: ['1:A1-B2'],
    squares: 'j14, K1',
    exact: '40, 50, 10, 10',
  });
  const shown = looked.json<{ hidden: { mark: string }[]; picture: { png: string }; wrong: object[] }>();
  expect(shown.hidden.map(({ mark }) => mark)).toEqual(['1:A1-B2', '1:J14', '1:40,50,10,10']);
  expect(shown.wrong).toEqual([{ typed: 'K1', message: 'There is no square K1.' }]);
  const before = await pointsOf(Buffer.from(shown.picture.png, 'base64'));
  expect([before(15, 10), before(95, 97), before(45, 55), before(25, 10), before(60, 60)]).toEqual([0, 0, 0, 255, 255]);

  const { id: copyId } = (await desk.post(redaction, { hide: shown.hidden.map(({ mark }) => mark) })).json<{
    id: string;
  }>();
  const { about, bytes } = await kept(copyId);
  expect(about).toMatchObject({ name: 'Scan (redacted).png', type: 'png', pages: 1, clean: true, made_from: id });
  const after = await pointsOf(bytes);
  expect([after(15, 10), after(95, 97), after(45, 55), after(25, 10)]).toEqual([0, 0, 0, 255]);
  expect((await kept(id)).bytes.equals(await white())).toBe(true);
});

it('of a PDF nothing hidden is left, and pages that were left out are gone', async () => {
  const [desk, id] = [api(running.app, network.caseworker), await summons()];
  const redaction = `/cases/${caseId}/documents/${id}/redaction`;
  const hidden = (await desk.post(redaction, { hide: ['2:A1-J14'] })).json<{ id: string }>();
  const { bytes } = await kept(hidden.id);
  expect(unpackedText(bytes)).not.toContain('Planted');
  expect(textOnPage(bytes, 1)).toContain('What the lawyer reads');
  const shorter = (await desk.post(redaction, { left_out: ['2'] })).json<{ id: string }>();
  expect((await kept(shorter.id)).about).toMatchObject({ name: 'Summons (redacted).pdf', kind: 'military', pages: 1 });
  expect(unpackedText((await kept(shorter.id)).bytes)).not.toContain('Planted');
});

it('a copy that hides nothing or holds nothing is not made, nor one of what has no pages', async () => {
  const desk = api(running.app, network.caseworker);
  const [pdf, letter] = [await summons(), await bring(running, network.caseworker, caseId, 'A letter of words.')];
  const said = async (id: string, body: object) => {
    const answer = await desk.post(`/cases/${caseId}/documents/${id}/redaction`, body);
    return [answer.statusCode, answer.json<{ errors?: { field: string }[] }>().errors?.[0]?.field];
  };
  expect(await said(pdf, {})).toEqual([422, 'hide']);
  expect(await said(pdf, { hide: ['3:A1'] })).toEqual([422, 'hide']);
  expect(await said(pdf, { left_out: ['1', '2'] })).toEqual([422, 'left_out']);
  expect(await said(pdf, { hide: ['1:Z9'] })).toEqual([422, 'hide']);
  expect((await desk.get(`/cases/${caseId}/documents/${letter}/redaction`)).statusCode).toBe(409);
});

it('without a script: two clicks are a rectangle, it is shown again, and a mistake loses nothing', async () => {
  const [desk, id] = [browser(running.app, network.caseworker), await scan()];
  const page = `/cases/${caseId}/documents/${id}/redaction`;
  const first = await desk.get(page);
  expect(first.body).toContain('Click one corner of what you want to hide');
  const carried = (body: string) =>
    [...body.matchAll(/name="(hide\[\]|corner)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
  const clicked = await desk.submit(page, `${page}/preview`, { 'at.x': '64', 'at.y': '45', 'high#': '448' });
  expect(clicked.statusCode).toBe(200);
  expect(clicked.body).toContain(
    'First corner: B2 (10 % from the left, 10.04 % from the top). Now click the opposite corner.',
  );
  const second = await desk.submit(page, `${page}/preview`, {
    corner: '1:10,10.04',
    'at.x': '320',
    'at.y': '224',
    'high#': '448',
  });
  expect(new Set(carried(second.body).map(String))).toEqual(new Set(['hide[],1:10,10.04,40,39.96']));
  const wrong = await desk.submit(page, `${page}/preview`, { 'hide[]': '1:A1', squares: 'Q7' });
  expect(wrong.statusCode).toBe(200);
  expect(wrong.body).toContain('There is no square Q7.');
  expect(carried(wrong.body).map(String)).toContain('hide[],1:A1');
  const again = await desk.submit(page, `${page}/preview`, { 'hide[]': '1:A1', show_again: '1:A1' });
  expect(carried(again.body)).toEqual([]);
  const keptCopy = await desk.submit(page, page, { 'hide[]': '1:A1' });
  expect(keptCopy.statusCode).toBe(303);
});

it('no other desk sees the page, and each opening is recorded before it', async () => {
  const id = await scan();
  const path = `/cases/${caseId}/documents/${id}/redaction`;
  for (const [who, status] of [
    [network.otherCaseworker, 404],
    [network.lawyer, 403],
    [network.administrator, 403],
  ] as const)
    expect((await api(running.app, who).get(path)).statusCode).toBe(status);
});
