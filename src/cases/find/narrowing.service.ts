import { Injectable } from '@nestjs/common';
import { Desks } from '../../organisations/desks.service.js';
import { Members } from '../../organisations/members.service.js';
import { type SavedFilter, SavedFilters } from './saved-filters.service.js';

/** What a list can be narrowed to, beside the lists of the vocabulary. */
export interface Choices {
  desks: { id: string; name: string }[];
  /** Who works at these desks. */
  people: { id: string; handle: string }[];
  saved: SavedFilter[];
}

@Injectable()
export class Narrowing {
  constructor(
    private readonly desks: Desks,
    private readonly members: Members,
    private readonly saved: SavedFilters,
  ) {}

  async choices(): Promise<Choices> {
    const desks = this.desks.own();
    const people = new Map<string, string>();
    for (const { id } of desks)
      for (const { accountId, handle } of await this.members.of(id)) people.set(accountId, handle);
    return {
      desks,
      people: [...people].map(([id, handle]) => ({ id, handle })),
      saved: await this.saved.all(),
    };
  }
}
