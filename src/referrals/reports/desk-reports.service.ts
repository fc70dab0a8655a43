import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { hold } from '../../cases/case-row.js';
import { Notes } from '../../cases/notes/notes.service.js';
import { Proceedings } from '../../cases/proceedings/proceedings.service.js';
import { Db } from '../../common/database/db.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { DeskExchange, type DeskSide } from '../exchange/desk-exchange.service.js';
import { Entries } from '../exchange/entries.service.js';
import { type Verdict, verdicts } from '../exchange/entry.js';
import { correctedBy, isSame } from './corrected.js';
import type { ConfirmReport } from './report.input.js';
import type { Reported } from './reported.js';

export interface ReceivedReport extends DeskSide {
  id: string;
  report: Reported;
  at: string;
  verdict: Verdict | null;
}

/** What lawyers report of a case, until somebody of the desk has judged it. Nothing of it stands in the case before. */
@Injectable()
export class DeskReports {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly exchange: DeskExchange,
    private readonly entries: Entries,
    private readonly notes: Notes,
    private readonly proceedings: Proceedings,
  ) {}

  /** @throws NotFoundException unless it is a report on this referral, of one of the actor's desks */
  async get(caseId: string, referralId: string, id: string): Promise<ReceivedReport> {
    const side = await this.exchange.of(caseId, referralId);
    const found = side.entries.find((one) => one.id === id)?.entry;
    if (found?.kind !== 'report') throw new NotFoundException();
    return { ...side, id, report: found.report, at: found.at, verdict: verdicts(side.entries).get(id) ?? null };
  }

  /**
   * It goes into the case, as it came or as the caseworker corrects it; the rules then propose what follows from it.
   * @throws Conflict when a colleague has judged it meanwhile, or the case takes nothing; Invalid
   */
  async confirm(caseId: string, referralId: string, id: string, input: ConfirmReport) {
    await hold(this.db, caseId);
    const received = await this.get(caseId, referralId, id);
    const said = correctedBy(received.report, input);
    await this.judge(received, isSame(received.report, said) ? 'confirmed' : 'corrected', input.word);
    await this.intoCase(received, said, input.proceeding_id);
    this.audit.record({ action: 'referral.report-confirmed', object: referralId });
  }

  async setAside(caseId: string, referralId: string, id: string, word: string) {
    await this.judge(await this.get(caseId, referralId, id), 'set_aside', word);
    this.audit.record({ action: 'referral.report-set-aside', object: referralId });
  }

  /** Of two who judge it at the same moment one wins; the lawyer is told, as long as they can open it. */
  private async judge(received: ReceivedReport, verdict: Verdict, text?: string) {
    if ((await this.entries.settle([received.id])) !== 1)
      throw new Conflict('A colleague has judged this report already. Look at what stands there now.', 'judged');
    await this.exchange.add(received, { kind: 'verdict', about: received.id, verdict, ...(text ? { text } : {}) });
  }

  private async intoCase({ opened }: DeskSide, said: Reported, proceedingId?: string) {
    const { id: caseId } = opened.row;
    switch (said.what) {
      case 'proceeding': {
        const { type, court, country, authority, file_number, opened_on } = said;
        return this.proceedings.open(caseId, { type, court, country, authority, file_number, opened_on });
      }
      case 'event': {
        const { kind, on, at, place, text, trigger } = said;
        if (!proceedingId)
          throw new Invalid([
            {
              field: 'proceeding_id',
              message: 'Choose the proceeding it belongs to. If it is not there yet, begin it first.',
            },
          ]);
        return this.proceedings.addEvent(caseId, proceedingId, { kind, on, at, place, text, trigger });
      }
      case 'outcome':
        if (proceedingId) return this.proceedings.end(caseId, proceedingId, { on: said.on, outcome: said.outcome });
        return this.notes.add(opened.row, opened.key, {
          from: 'system',
          title: `Outcome, as the lawyer reports it, of ${said.on}`,
          text: said.outcome,
          visibility: 'desk',
        });
    }
  }
}
