import { WrongUse } from '../command.js';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A passphrase goes to no address that anybody on the way could read. @throws WrongUse */
export function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new WrongUse('--server is an address such as https://cases.example.org.');
  if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname)) {
    throw new WrongUse('--server has to begin with https://, for your passphrase travels there.');
  }
  return url;
}
