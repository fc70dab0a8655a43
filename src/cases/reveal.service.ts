import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import type { Actor } from '../common/access/actor.js';
import { Db } from '../common/database/db.js';
import { People } from '../people/people.service.js';
import { mention } from './case.presenter.js';
import { SealedCases } from './sealed-cases.service.js';
import { contactChannels } from './views/case-words.js';

/** Showing who a person is: on purpose, with a reason, recorded and committed before it is read. */
@Injectable()
export class Reveal {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly people: People,
    private readonly sealed: SealedCases,
  ) {}

  async identity(actor: Actor, caseId: string, reason: string) {
    await this.db.actingFor(actor, 'identity.reveal', async () => {
      await this.sealed.get(caseId);
      this.audit.record({ action: 'identity.reveal', object: caseId, reason });
    });
    return this.db.actingFor(actor, 'identity.reveal', async () => {
      const opened = await this.sealed.open(caseId);
      const { legal_name = null, birth_date = null, contacts = [] } = await this.people.identityOf(opened.row.personId);
      const named = contacts.map(({ channel, handle }) => ({
        channel: contactChannels.find(({ code }) => code === channel)?.label ?? 'Contact',
        handle,
      }));
      return { ...mention(opened), legal_name, birth_date, contacts: named, reason };
    });
  }
}
