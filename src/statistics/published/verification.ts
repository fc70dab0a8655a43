/** What somebody types to check a release, in the folder of its files. A test runs them as they stand on the page. */

export const byOurProgram = (signingKey: string): string => `npx ploughshare verify-release . --key ${signingKey}`;

/** What stands before the 32 bytes of an Ed25519 key, so that common tools know what it is (RFC 8410). */
const ED25519 = 'MCowBQYDK2VwAyEA';

export const keyFile = (signingKey: string): string => `cat > ../key.pem << END
-----BEGIN PUBLIC KEY-----
${ED25519}${signingKey}
-----END PUBLIC KEY-----
END`;

export const bySignature = `base64 -d release.sig > ../release.sig.raw
openssl pkeyutl -verify -pubin -inkey ../key.pem \\
  -rawin -in release.json -sigfile ../release.sig.raw`;

export const byHashes = `jq -r '.files[] | .sha256 + "  " + .path' release.json |
  sha256sum --check`;
