import { Injectable } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import { LANGS, languageNames } from '../../common/web/languages.js';
import type { Period } from '../plan/period.js';
import { type ReadRow, readTable } from './files/read-table.js';
import type { Kit } from './release.presenter.js';
import type { ReleaseView, Translation } from './release.view.js';

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

  /** What a page is drawn from: the tables and the plan, not the pictures, which are most of the bytes. */
  async tables(period: Period): Promise<Map<string, string>> {
    const rows = await this.db.query<{ path: string; bytes: Buffer }>(
      `select path, bytes from release_files where period = $1 and (path like '%.csv' or path = 'plan.json')`,
      [period],
    );
    return new Map(rows.map(({ path, bytes }) => [path, bytes.toString()]));
  }

  /** For who prepares what the press is told. */
  async kit(period: Period): Promise<Kit> {
    const translations: Translation[] = [];
    for (const language of LANGS.filter((one) => one !== 'en'))
      translations.push({
        language,
        name: languageNames[language],
        sentences: await this.sentences(period, language),
      });
    const file = await this.file(period, 'total.csv');
    const [total] = file ? readTable(file.toString(), 0) : [];
    return {
      files: await this.paths(period),
      sentences: await this.sentences(period, 'en'),
      translations,
      total: printedOr(total),
    };
  }

  /** One sentence a line, without the last one, which says how to print them. */
  async sentences(period: Period, language: string): Promise<string[]> {
    const file = await this.file(period, `sentences.${language}.txt`);
    return file ? file.toString().trimEnd().split('\n').slice(0, -1) : [];
  }
}

const printedOr = (row: ReadRow | undefined): ReleaseView['total'] =>
  row && row.value !== null && row.lower !== null && row.upper !== null
    ? { value: row.value, lower: row.lower, upper: row.upper }
    : null;
