import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import type { Actor } from '../common/access/actor.js';
import { Db } from '../common/database/db.js';
import { People } from '../people/people.service.js';
import { isTelling } from './cases.service.js';
import type { RevealIdentity } from './case.input.js';
import { safeContactOf } from './case.presenter.js';
import { Invalid } from '../common/web/refusals.js';
import { Notes } from './notes/notes.service.js';
import { SealedCases } from './sealed-cases.service.js';
import { contactChannels } from './views/case-words.js';

/** What a merge united: two sources, two spellings. */
export const ALSO = { name: 'Name also written', day: 'Date of birth elsewhere' };

const UNREAD = {
  field: 'safe_contact_read',
  message: 'Read how it is safe to reach this person, then tick that you have.',
};

/** Showing who a person is: on purpose, with a reason, recorded for the auditors and for the desk and committed before it is read. */
@Injectable()
export class Reveal {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly people: People,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
  ) {}

  /**
   * @param atAPage somebody looks, and has to have read how it is safe to reach the person first; a program is told it with the answer
   * @throws Invalid when they have not said that they have read it
   */
  async identity(actor: Actor, caseId: string, { reason, safe_contact_read }: RevealIdentity, atAPage: boolean) {
    const safe_contact = await this.db.actingFor(actor, 'identity.reveal', async () => {
      const { row, key, content } = await this.sealed.open(caseId);
      const rules = safeContactOf(content);
      if (atAPage && rules && !safe_contact_read) throw new Invalid([UNREAD]);
      await this.notes.add(row, key, { from: 'system', title: `Name shown: ${reason}`, visibility: 'desk' });
      this.audit.record({ action: 'identity.reveal', object: caseId, reason });
      return rules;
    });
    return this.db.actingFor(actor, 'identity.reveal', async () => {
      const { row, pseudonym } = await this.sealed.mentioned(caseId);
      const identity = await this.people.identityOf(row.personId);
      const {
        legal_name = null,
        birth_date = null,
        contacts = [],
        other_names = [],
        other_birth_dates = [],
      } = identity;
      const reached = contacts.map(({ channel, handle }) => ({
        channel: contactChannels.find(({ code }) => code === channel)?.label ?? 'Contact',
        handle,
      }));
      const named = [
        ...other_names.map((handle) => ({ channel: ALSO.name, handle })),
        ...other_birth_dates.map((handle) => ({ channel: ALSO.day, handle })),
        ...reached,
      ];
      return {
        id: caseId,
        reference: row.reference,
        pseudonym,
        safe_contact,
        legal_name,
        birth_date,
        contacts: named,
        reason,
        // Only here are both open: a changed pseudonym is not compared with a name that stays sealed.
        telling_pseudonym: isTelling(pseudonym, legal_name ?? ''),
      };
    });
  }
}
