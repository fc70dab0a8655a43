import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { DeskNotConfirmed } from '../vault/desk-not-confirmed.js';
import { Keyring } from '../vault/keyring.js';
import { DeskRoom } from './desk-room.service.js';
import { Readmissions } from './readmissions.service.js';

/** Something of a desk that waits for the actor. */
export interface DeskDuty {
  kind: 'confirm' | 'renew' | 'bear' | 'hear-words' | 'admit' | 'admit-again';
  /** Null where it is no desk's in particular. */
  desk: { id: string; name: string } | null;
  /** Whose words are to be heard. */
  handle?: string;
  since?: string;
}

/** What the working day asks of desks: which keys are confirmed, and what their ceremonies wait for. */
@Injectable()
export class DeskDuties {
  constructor(
    private readonly db: Db,
    private readonly keyring: Keyring,
    private readonly room: DeskRoom,
    private readonly readmissions: Readmissions,
  ) {}

  /** The desks whose words the actor has typed: nothing of the others is read. */
  confirmed(): string[] {
    return this.keyring.desks().flatMap(({ deskId }) => (this.isConfirmed(deskId) ? [deskId] : []));
  }

  async waiting(): Promise<DeskDuty[]> {
    const desks = this.keyring.desks().map(({ deskId, deskName }) => ({ id: deskId, name: deskName }));
    const confirmed = this.confirmed();
    const duties: DeskDuty[] = desks
      .filter(({ id }) => !confirmed.includes(id))
      .map((desk) => ({ kind: 'confirm', desk }));
    if (this.db.actor().role !== 'coordinator') return duties;
    const { own, unborn } = await this.room.list();
    duties.push(
      ...own
        .filter(({ renewal_asked }) => renewal_asked)
        .map(({ id, name }) => ({ kind: 'renew' as const, desk: { id, name } })),
      ...unborn.map((desk) => ({ kind: 'bear' as const, desk })),
    );
    for (const desk of desks.filter(({ id }) => confirmed.includes(id)))
      for (const { handle, pinned, ended } of await this.room.present(desk.id))
        if (!pinned && !ended) duties.push({ kind: 'hear-words', desk, handle });
    for (const { desk, handle, since } of await this.readmissions.waiting())
      duties.push({ kind: 'admit-again', desk, handle, since });
    if (await this.newcomers()) duties.push({ kind: 'admit', desk: null });
    return duties;
  }

  /** People who have their keys and are at no desk. Those that a desk is asked to admit again are told of by themselves. */
  private async newcomers(): Promise<boolean> {
    const found = await this.db.query(
      `select 1 from accounts a
       join public_keys k on k.organisation_id = a.organisation_id and k.subject_id = a.id and k.purpose = 'member'
       where a.organisation_id = $1 and a.state = 'active' and a.role in ('caseworker', 'coordinator')
         and not exists (select 1 from grants g where g.organisation_id = a.organisation_id and g.account_id = a.id)
         and not exists (select 1 from readmissions r where r.organisation_id = a.organisation_id and r.account_id = a.id) limit 1`,
      [this.db.actor().organisationId],
    );
    return found.length > 0;
  }

  private isConfirmed(deskId: string): boolean {
    try {
      this.keyring.desk(deskId);
      return true;
    } catch (refused) {
      if (refused instanceof DeskNotConfirmed) return false;
      throw refused;
    }
  }
}
