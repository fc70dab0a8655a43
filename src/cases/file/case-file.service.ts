import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import type { Actor } from '../../common/access/actor.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { People } from '../../people/people.service.js';
import { Wraps } from '../../vault/wraps.js';
import { CaseReferrals } from '../case-referrals.js';
import { Notes } from '../notes/notes.service.js';
import { PacketsOutside } from '../packets-outside.js';
import { SealedCases } from '../sealed-cases.service.js';
import { type CaseFile, caseFile, PARTS, type PartCode } from './case-file.js';

/** A case on paper: that it was taken out, by whom and why is recorded for the auditors and for the desk before anything is read. */
@Injectable()
export class CaseFiles {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly wraps: Wraps,
    private readonly people: People,
    private readonly sealed: SealedCases,
    private readonly notes: Notes,
    private readonly referrals: CaseReferrals,
    private readonly outside: PacketsOutside,
  ) {}

  async take(actor: Actor, caseId: string, parts: PartCode[], reason: string): Promise<CaseFile> {
    await this.record(actor, caseId, parts, reason);
    return this.db.actingFor(actor, 'case.print', async () => {
      const opened = await this.sealed.open(caseId);
      const asked = (part: PartCode) => parts.includes(part);
      const gathered = {
        opened,
        identity: asked('identity') ? await this.people.identityOf(opened.row.personId) : undefined,
        referrals: asked('referrals') ? await this.referrals.of(opened) : [],
        outside: asked('referrals') ? await this.outside.of(opened) : [],
        notes: asked('notes') || asked('notes-for-lawyers') ? await this.notes.all(caseId, opened.key) : [],
      };
      return caseFile(parts, gathered, { by: actor.handle, on: this.clock.today() });
    });
  }

  private record(actor: Actor, caseId: string, parts: PartCode[], reason: string) {
    return this.db.actingFor(actor, 'case.print', async () => {
      const row = await this.sealed.get(caseId);
      const key = await this.wraps.open('case', caseId);
      const named = PARTS.filter(({ code }) => parts.includes(code)).map(({ label }) => label.toLowerCase());
      const text = `${named.join('; ')}. ${reason}`;
      await this.notes.add(row, key, { from: 'system', title: 'Taken out on paper', text, visibility: 'desk' });
      this.audit.record({ action: 'case.print', object: caseId, reason });
      if (parts.includes('identity')) this.audit.record({ action: 'identity.reveal', object: caseId, reason });
    });
  }
}
