import { openBlob, type Place, sealBlob } from '../vault/blob.js';
import { type ArgonParameters } from '../vault/passphrase.js';
import type { Account } from './account.entity.js';
import type { Credential } from './credential.entity.js';

type Owner = Pick<Account, 'id' | 'organisationId'>;

/** The account's secret key and TOTP seed, under the key-encryption key that only its passphrase makes. */
export const sealSecrets = (kek: Uint8Array, owner: Owner, secretKey: Uint8Array, seed: Uint8Array) => ({
  secretKeySealed: sealBlob(kek, place(owner, 'secret_key_sealed'), FIRST, secretKey, 64),
  totpSeedSealed: sealSeed(kek, owner, seed),
});

export const sealSeed = (kek: Uint8Array, owner: Owner, seed: Uint8Array) =>
  sealBlob(kek, place(owner, 'totp_seed_sealed'), FIRST, seed, 64);

/** @throws CannotOpen */
export const openSecrets = (kek: Uint8Array, owner: Owner, { secretKeySealed, totpSeedSealed }: Credential) => ({
  secretKey: openBlob(kek, place(owner, 'secret_key_sealed'), secretKeySealed!),
  seed: openBlob(kek, place(owner, 'totp_seed_sealed'), totpSeedSealed!),
});

export const argonParameters = ({ memoryKib, iterations, parallelism }: Credential): ArgonParameters => ({
  memoryKib: memoryKib!,
  iterations: iterations!,
  parallelism: parallelism!,
});

const FIRST = { keyNumber: 1, counter: 1 };
const place = ({ id, organisationId }: Owner, column: string): Place => ({
  table: 'credentials',
  column,
  id,
  organisationId,
});
