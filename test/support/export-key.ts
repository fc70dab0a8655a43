import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import { DeskPins } from '../../src/organisations/desk-pins.service.js';
import { ExportKeys } from '../../src/organisations/export-keys.service.js';
import { keyOfAge } from '../../src/vault/age-file.js';
import { checkWords } from '../../src/vault/check-words.js';
import { subjectDigest } from '../../src/vault/pin.js';
import { newRecoveryIdentity } from '../../src/vault/recovery.js';

/** A coordinator enters the key of a holder, hears its words and types them. @returns what the holder keeps, and says */
export async function pinnedExportKey(app: NestFastifyApplication, deskId: string, coordinator: Person) {
  const holder = await newRecoveryIdentity();
  const words = exportWords(deskId, coordinator.organisationId, holder.recipient);
  await acting(app, coordinator, async () => {
    await app.get(ExportKeys, { strict: false }).enter(deskId, holder.recipient);
    await app.get(DeskPins, { strict: false }).pin(deskId, `export.${deskId}`, words);
  });
  return { ...holder, words };
}

/** As they stand on the holder's paper. */
export const exportWords = (subjectId: string, organisationId: string, recipient: string) =>
  checkWords(subjectDigest({ purpose: 'export', subjectId, organisationId, publicKey: keyOfAge(recipient) }));
