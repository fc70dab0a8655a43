import { hmac, lengthPrefixed, randomToken, sameBytes } from '../vault/derive.js';

/**
 * A browser that has signed in to this account before: a nonce, and HMAC(device key of the account, handle, nonce). It opens
 * nothing and names nobody; it only keeps its owner from waiting while strangers guess.
 * OWASP, "Slow Down Online Guessing Attacks with Device Cookies".
 */
export function newDeviceCookie(deviceKey: Uint8Array, handle: string): string {
  const nonce = randomToken();
  return `${nonce}.${signed(deviceKey, handle, nonce)}`;
}

/** @returns the nonce of a cookie that was made for this handle; undefined for every other value */
export function knownDevice(cookie: string | undefined, handle: string, deviceKey?: Uint8Array | null) {
  const [, nonce, mac] = /^([\w-]{43})\.([\w-]{43})$/.exec(cookie ?? '') ?? [];
  // An account without a device key, and one that does not exist, cost the same as one with it.
  const right = sameBytes(Buffer.from(mac ?? ''), Buffer.from(signed(deviceKey ?? NO_KEY, handle, nonce ?? '')));
  return right && deviceKey ? nonce : undefined;
}

const NO_KEY = Buffer.alloc(32);
const signed = (deviceKey: Uint8Array, handle: string, nonce: string) =>
  hmac(deviceKey, lengthPrefixed('device', handle, nonce)).toString('base64url');
