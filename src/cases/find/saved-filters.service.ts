import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import { Invalid } from '../../common/web/refusals.js';
import { FILTERS, openOwnList, sealOwnList } from '../../vault/own-list.js';
import { type Filters, given } from './filters.js';

/** A filter with a name of one's own. */
export interface SavedFilter {
  id: string;
  name: string;
  filters: Filters;
}

const MOST = 20;

/** Each account's own filters, sealed under its key: what somebody looks for, and calls it, is nobody else's business. */
@Injectable()
export class SavedFilters {
  constructor(private readonly db: Db) {}

  /** In the order in which they were saved. */
  async all(): Promise<SavedFilter[]> {
    return openOwnList<SavedFilter>(FILTERS, this.db.actor(), await this.sealed());
  }

  /** Under a name that there is already, it takes that one's place. */
  async save(name: string, asked: Filters): Promise<string> {
    const filters = given(asked);
    if (Object.keys(filters).length === 0)
      throw new Invalid([{ field: 'state', message: 'Choose what the list is to be narrowed to.' }]);
    return this.change((all) => {
      const there = all.find((one) => one.name === name);
      if (there) {
        there.filters = filters;
        return [all, there.id];
      }
      if (all.length >= MOST)
        throw new Invalid([{ field: 'name', message: `${MOST} filters are kept already. Remove one first.` }]);
      const id = randomUUID();
      return [[...all, { id, name, filters }], id];
    });
  }

  async remove(id: string) {
    await this.change((all) => {
      if (!all.some((one) => one.id === id)) throw new NotFoundException();
      return [all.filter((one) => one.id !== id), id];
    });
  }

  private async change<T>(work: (all: SavedFilter[]) => [SavedFilter[], T]): Promise<T> {
    const actor = this.db.actor();
    const sealed = await this.sealed(true);
    const [all, result] = work(openOwnList<SavedFilter>(FILTERS, actor, sealed));
    await this.db.change(`update credentials set filters_sealed = $2 where account_id = $1`, [
      actor.accountId,
      sealOwnList(FILTERS, actor, all, sealed),
    ]);
    return result;
  }

  private async sealed(toChange = false): Promise<Buffer | null> {
    const [row] = await this.db.query<{ filters_sealed: Buffer | null }>(toChange ? TO_CHANGE : READ, [
      this.db.actor().accountId,
    ]);
    return row?.filters_sealed ?? null;
  }
}

const READ = `select filters_sealed from credentials where account_id = $1`;
const TO_CHANGE = `${READ} for update`;
