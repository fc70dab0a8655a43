import { Injectable } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import { Keyring } from '../../vault/keyring.js';
import { Case } from '../case.entity.js';
import { readCursor, writeCursor } from '../find/cursor.js';
import type { Facts } from '../facts.js';
import { type OpenedCase, SealedCases } from '../sealed-cases.service.js';

type Place = [touchedOn: string, id: string];
interface Asked {
  after?: string;
  country?: string;
  language?: string;
}
interface Waiting {
  waiting: number;
  oldest: string | null;
}

const SHOWN = 20;
/** Summaries that one request opens, at most, while it looks for those that pass a filter. */
const LOOKED_AT = 1000;
const LOOKED_AT_TOGETHER = 100;

/**
 * Enquiries of the actor's desks that wait for triage, longest untouched first. Those that were offered to another desk wait for
 * that one. They page by the clear `(activity_on, id)`.
 */
@Injectable()
export class Enquiries {
  constructor(
    private readonly db: Db,
    private readonly keyring: Keyring,
    private readonly sealed: SealedCases,
  ) {}

  /** Opened, and so recorded, are only those that are shown: the country and the language of the others stand in their summaries. */
  async page({ after, ...filter }: Asked): Promise<{ items: OpenedCase[]; next: string | null }> {
    const place = after ? (readCursor(after).slice(1) as Place) : undefined;
    const { rows, next } = await this.fitting(place, filter, SHOWN);
    return { items: await this.sealed.openEach(rows.map(({ id }) => id)), next: next ? writeCursor(...next) : null };
  }

  /** The id of the first one behind this place. */
  async following(place: Place, filter: Omit<Asked, 'after'>): Promise<string | null> {
    const { rows } = await this.fitting(place, filter, 1);
    return rows[0]?.id ?? null;
  }

  /** Of one desk, or of all; a desk that was not confirmed says nothing. */
  async waiting(deskIds = this.keyring.desks().map(({ deskId }) => deskId)): Promise<Waiting> {
    const [counted] = await this.db.query<Waiting>(
      `select count(*)::int as waiting, min(activity_on)::text as oldest from cases c
       where organisation_id = $1 and desk_id = any ($2::uuid[]) and state = 'enquiry'
         and not exists (select 1 from transfers t where t.organisation_id = c.organisation_id and t.case_id = c.id)`,
      [this.db.actor().organisationId, deskIds],
    );
    return counted!;
  }

  private async fitting(from: Place | undefined, filter: Omit<Asked, 'after'>, wanted: number) {
    const found: Case[] = [];
    const together = filter.country || filter.language ? Math.max(wanted, LOOKED_AT_TOGETHER) : wanted;
    let place = from;
    for (let looked = 0; looked < LOOKED_AT;) {
      const rows = await this.rows(place, together + 1);
      const read = rows.slice(0, together);
      const fit = (await this.passing(read, filter)).slice(0, wanted - found.length);
      found.push(...fit);
      looked += read.length;
      const isFull = found.length === wanted;
      const last = isFull ? fit.at(-1)! : read.at(-1);
      place = last && last.id !== rows.at(-1)!.id ? [last.activityOn, last.id] : undefined;
      if (isFull || !place) break;
    }
    return { rows: found, next: place ?? null };
  }

  private async passing(rows: Case[], { country, language }: Omit<Asked, 'after'>): Promise<Case[]> {
    if (!country && !language) return rows;
    const summaries = await this.sealed.summaries(rows);
    return rows.filter(({ id }) => {
      const facts: Facts = summaries.get(id)?.facts ?? {};
      return (
        (!country || [facts.service_country, facts.country_of_stay].includes(country)) &&
        (!language || facts.language?.includes(language))
      );
    });
  }

  /** One desk after the other, so that each is read along its index; then the oldest of all. */
  private async rows(place: Place | undefined, limit: number): Promise<Case[]> {
    const { organisationId } = this.db.actor();
    const all: Case[] = [];
    for (const { deskId } of this.keyring.desks()) {
      this.keyring.desk(deskId);
      const query = this.db
        .of(Case)
        .createQueryBuilder('c')
        .addSelect('c.summarySealed')
        .where(`c.organisationId = :organisationId and c.deskId = :deskId and c.state = 'enquiry'`, {
          organisationId,
          deskId,
        })
        .andWhere(
          'not exists (select 1 from transfers t where t.organisation_id = c.organisation_id and t.case_id = c.id)',
        );
      if (place) query.andWhere('(c.activityOn, c.id) > (:on::date, :id::uuid)', { on: place[0], id: place[1] });
      all.push(...(await query.orderBy('c.activityOn').addOrderBy('c.id').limit(limit).getMany()));
    }
    const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    return all.sort((a, b) => order(a.activityOn, b.activityOn) || order(a.id, b.id)).slice(0, limit);
  }
}
