import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import { Invalid } from '../../common/web/refusals.js';
import { askedName, findIn } from '../../people/names/look-up.js';
import { CONFLICT_NAMES, openOwnList, sealOwnList } from '../../vault/own-list.js';
import type { ConflictName } from './conflict-names.view.js';

export const MOST_NAMES = 2000;

/**
 * The names that a lawyer compares with: whom they act for, or acted for. Sealed under the lawyer's own key, and compared in their own
 * session alone; no desk and no administrator learns what is on the list, or that something on it was alike.
 */
@Injectable()
export class ConflictNames {
  constructor(private readonly db: Db) {}

  /** In alphabetical order. */
  async all(): Promise<ConflictName[]> {
    const names = openOwnList<ConflictName>(CONFLICT_NAMES, this.db.actor(), await this.sealed(READ));
    return names.sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Those of the list that any of these is like, in any script; null when the list is empty: then nothing was compared. */
  async alike(names: string[]): Promise<string[] | null> {
    const list = await this.all();
    if (list.length === 0) return null;
    const asked = names.map(askedName);
    return list
      .filter(({ name }) => {
        const known = askedName(name);
        return asked.some((one) => findIn(known, one) !== undefined);
      })
      .map(({ name }) => name);
  }

  /** What is on the list already is kept once. @throws Invalid when the list would be too long */
  async add(names: string[]): Promise<void> {
    await this.change((list) => {
      const known = new Set(list.map(({ name }) => name));
      const fresh = [...new Set(names)].filter((name) => !known.has(name)).map((name) => ({ id: randomUUID(), name }));
      if (list.length + fresh.length > MOST_NAMES)
        throw new Invalid([
          {
            field: 'names',
            message: `At most ${MOST_NAMES} names are kept, and ${list.length} are there. Remove some first.`,
          },
        ]);
      return [...list, ...fresh];
    });
  }

  async remove(id: string): Promise<void> {
    await this.change((list) => {
      if (!list.some((one) => one.id === id)) throw new NotFoundException();
      return list.filter((one) => one.id !== id);
    });
  }

  private async change(work: (list: ConflictName[]) => ConflictName[]): Promise<void> {
    const actor = this.db.actor();
    const sealed = await this.sealed(TO_CHANGE);
    const list = work(openOwnList<ConflictName>(CONFLICT_NAMES, actor, sealed));
    await this.db.change(`update credentials set conflict_names_sealed = $2 where account_id = $1`, [
      actor.accountId,
      sealOwnList(CONFLICT_NAMES, actor, list, sealed),
    ]);
  }

  private async sealed(sql: string): Promise<Buffer | null> {
    const [row] = await this.db.query<{ sealed: Buffer | null }>(sql, [this.db.actor().accountId]);
    return row?.sealed ?? null;
  }
}

const READ = `select conflict_names_sealed as sealed from credentials where account_id = $1`;
const TO_CHANGE = `${READ} for update`;
