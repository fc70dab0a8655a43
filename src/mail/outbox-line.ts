import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Line } from './mailer.js';
import type { Outcome } from './outcome.js';

/** Where there is no mail server: a file for each mail, that only the owner of this process reads. The first line says whose it is. */
export class OutboxLine implements Line {
  constructor(private readonly folder: string) {}

  isBroken = () => false;

  async send(to: string, bytes: Buffer): Promise<Outcome> {
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      const file = join(this.folder, randomUUID());
      await writeFile(`${file}.part`, `Delivered-To: ${to}\r\n${bytes.toString('latin1')}`, {
        mode: 0o600,
        flag: 'wx',
      });
      await rename(`${file}.part`, `${file}.eml`);
      return { result: 'sent' };
    } catch (error) {
      return { result: 'later', code: String((error as NodeJS.ErrnoException).code ?? 'UNKNOWN') };
    }
  }

  close() {}
}
