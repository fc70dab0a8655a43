import { type RunningApp, startApp } from '../support/app.js';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
}, 60_000);
afterAll(() => running.stop());

it('reads no upload of somebody who is not signed in', async () => {
  const boundary = 'x'.repeat(20);
  const file = Buffer.alloc(2 * 1024 * 1024, 65);
  const payload = Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="sheet"; filename="a.csv"\r\n\r\n`),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const before = process.memoryUsage().arrayBuffers;
  const answer = await running.app.inject({
    method: 'POST',
    url: '/imports/check',
    payload,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
  expect(answer.statusCode).toBe(401);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(file.length);
});
