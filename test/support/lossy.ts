import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** Between an application and Postgres: where it is told to, it hands on a COMMIT and loses the answer, and the connection with it. */
export async function lossyTo(databaseUrl: string) {
  const target = new URL(databaseUrl);
  let loses = false;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    let lost = false;
    client.on('data', (bytes) => {
      if (loses && bytes.includes('COMMIT')) lost = true;
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => (lost ? client.destroy() : client.write(bytes)));
    client.on('close', () => upstream.end());
    upstream.on('close', () => client.end());
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${(server.address() as AddressInfo).port}` });
  return {
    url: url.toString(),
    /** While this runs, every COMMIT is carried out and never answered. */
    losing: async <T>(act: () => Promise<T>): Promise<T> => {
      loses = true;
      try {
        return await act();
      } finally {
        loses = false;
      }
    },
    close: () => server.close(),
  };
}
