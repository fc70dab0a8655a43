import { Agent, request } from 'node:http';
import type { Child } from './child.js';

export interface Call {
  method: 'GET' | 'POST';
  path: string;
  body?: object;
}

/** One kind of request: the `n`th of a server, how many make a round, how many warm it up, and how much dearer it may be than bare. */
export interface Kind {
  name: string;
  call: (child: Child, n: number) => Call;
  status: number;
  perRound: number;
  warmUp: number;
  aim?: number;
}

/** CPU and time of one round, per request, in ms. */
export interface Cost {
  cpu: number;
  /** Of the server's connections to Postgres; NaN where that cannot be read. */
  database: number;
  p50: number;
}

/** One connection that is kept: what is measured is the server, not the handshake. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

export function send({ ready: { port, token } }: Child, { method, path, body }: Call, status: number): Promise<string> {
  const payload = body && JSON.stringify(body);
  const headers = {
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(payload ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, agent, method, path: `/api/v1${path}`, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () =>
        answer.statusCode === status
          ? resolve(text)
          : reject(new Error(`${method} ${path} was answered ${answer.statusCode}: ${text}`)),
      );
    });
    sent.on('error', reject).end(payload);
  });
}

/** One request after the other: what one person waits for, and what it costs. */
export async function round(
  child: Child,
  kind: Kind,
  from: number,
  count: number,
  databaseCpu: () => Promise<number>,
): Promise<Cost> {
  const [cpu, database] = [await child.cpu(), await databaseCpu()];
  const times: number[] = [];
  for (let n = from; n < from + count; n++) {
    const call = kind.call(child, n);
    const begun = performance.now();
    await send(child, call, kind.status);
    times.push(performance.now() - begun);
  }
  return {
    cpu: ((await child.cpu()) - cpu) / count,
    database: ((await databaseCpu()) - database) / count,
    p50: median(times),
  };
}

export const median = (of: number[]): number => {
  const sorted = [...of].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
