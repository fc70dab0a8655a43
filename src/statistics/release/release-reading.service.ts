import { Injectable } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import type { Period } from '../plan/period.js';

export interface StoredFile {
  path: string;
  bytes: Buffer;
}

/** Published files as they are stored: nothing of a release is ever made a second time. */
@Injectable()
export class ReleaseReading {
  constructor(private readonly db: Db) {}

  async paths(period: Period): Promise<string[]> {
    const rows = await this.db.query<{ path: string }>(
      `select path from release_files where period = $1 order by path`,
      [period],
    );
    return rows.map(({ path }) => path);
  }

  async file(period: Period, path: string): Promise<Buffer | undefined> {
    const [row] = await this.db.query<{ bytes: Buffer }>(
      `select bytes from release_files where period = $1 and path = $2`,
      [period, path],
    );
    return row?.bytes;
  }

  async all(period: Period): Promise<StoredFile[]> {
    return this.db.query<StoredFile>(`select path, bytes from release_files where period = $1 order by path`, [period]);
  }

  /** One sentence a line, without the last one, which says how to print them. */
  async sentences(period: Period, language: string): Promise<string[]> {
    const file = await this.file(period, `sentences.${language}.txt`);
    return file ? file.toString().trimEnd().split('\n').slice(0, -1) : [];
  }
}
