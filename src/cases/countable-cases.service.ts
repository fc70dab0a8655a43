import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { CannotOpen } from '../vault/cannot-open.js';
import { type CaseContent, lifeOf } from './case.content.js';
import { placeOf } from './places.js';
import { SealedCases } from './sealed-cases.service.js';

/** A case of the desk, opened for a count. */
export interface CountableCase {
  id: string;
  personId: string;
  content: CaseContent;
}

interface Row {
  id: string;
  organisationId: string;
  personId: string;
  contentSealed: Buffer;
}

/** Opened together: between two such steps others are answered. */
const TOGETHER = 250;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** All cases of a desk that have ever been more than an enquiry. Whoever counts them has recorded and committed that before. */
@Injectable()
export class CountableCases {
  constructor(
    private readonly db: Db,
    private readonly sealed: SealedCases,
  ) {}

  /** @throws CannotOpen when a key is missing: a number that leaves one out in silence is wrong */
  async *ofDesk(deskId: string): AsyncGenerator<CountableCase[]> {
    for (
      let rows = await this.after(deskId, FIRST);
      rows.length > 0;
      rows = await this.after(deskId, rows.at(-1)!.id)
    ) {
      const contents = await this.sealed.contents(rows);
      const unread = rows.find(({ id }) => !contents.has(id));
      if (unread) throw new CannotOpen(placeOf(unread, 'content_sealed'));
      yield rows
        .map(({ id, personId }) => ({ id, personId, content: contents.get(id)! }))
        .filter(({ content }) => openedOn(content) !== undefined);
    }
  }

  private after(deskId: string, id: string): Promise<Row[]> {
    return this.db.query<Row>(
      `select id, organisation_id as "organisationId", person_id as "personId", content_sealed as "contentSealed"
       from cases where organisation_id = $1 and desk_id = $2 and id > $3 order by id limit $4`,
      [this.db.actor().organisationId, deskId, id, TOGETHER],
    );
  }
}

/** The day on which it was first open; undefined where it never was. */
export const openedOn = (content: CaseContent): string | undefined =>
  lifeOf(content).find(({ to }) => to === 'open')?.on;

/** Its first end after it was open, for one of these reasons. */
export function firstEnd(
  content: CaseContent,
  reasons: ReadonlySet<string>,
): { on: string; reason: string } | undefined {
  const life = lifeOf(content);
  const opening = life.findIndex(({ to }) => to === 'open');
  const end = life
    .slice(opening + 1)
    .find(({ to, reason }) => to === 'closed' && reason !== undefined && reasons.has(reason));
  return opening < 0 || !end ? undefined : { on: end.on, reason: end.reason! };
}
