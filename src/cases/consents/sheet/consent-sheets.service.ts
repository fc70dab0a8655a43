import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../../audit/audit.service.js';
import { Clock } from '../../../common/clock.js';
import { Db } from '../../../common/database/db.js';
import { Consents } from '../../../people/consent/consents.service.js';
import { mention } from '../../case.presenter.js';
import { codedLanguage } from '../../facts-in-words.js';
import { CasesOfPerson } from '../cases-of-person.service.js';
import { ConsentLines } from '../consent-lines.service.js';
import { isRead, isSheetLanguage, SHEET_LANGUAGES, type SheetLanguage } from './languages.js';
import { sheetOf } from './sheet.js';
import { sheetAsPdf } from './sheet.paper.js';
import type { ConsentSheet } from './sheet.view.js';

/** What one consent says, in the person's language, to be read to them, printed and signed. */
@Injectable()
export class ConsentSheets {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly people: CasesOfPerson,
    private readonly consents: Consents,
    private readonly lines: ConsentLines,
  ) {}

  /** @throws NotFoundException */
  async of(caseId: string, consentId: string, asked?: SheetLanguage): Promise<ConsentSheet> {
    const cases = await this.people.of(caseId);
    const opened = cases.find(({ row }) => row.id === caseId)!;
    const given = await this.consents.ofAll(cases.map(({ row }) => row.personId));
    const consent = given.find(({ id }) => id === consentId);
    if (!consent) throw new NotFoundException();
    const language = asked ?? (isSheetLanguage(consent.language) ? consent.language : 'en');
    const recipient = await this.lines.recipient(consent.recipient);
    return {
      case: mention(opened),
      consent_id: consentId,
      read: isRead(language),
      languages: SHEET_LANGUAGES.map(codedLanguage).toSorted((a, b) => a.label.localeCompare(b.label, 'en')),
      ...sheetOf(consent, recipient, opened.row.reference, language),
    };
  }

  /** The sheet leaves the server: the auditors can see that it did. @throws NotFoundException */
  async pdf(caseId: string, consentId: string, asked?: SheetLanguage): Promise<{ reference: string; bytes: Buffer }> {
    const sheet = await this.of(caseId, consentId, asked);
    const { reference } = sheet.case;
    const bytes = await sheetAsPdf(sheet, { reference, by: this.db.actor().handle, on: this.clock.today() });
    this.audit.record({ action: 'consent.print', object: caseId });
    return { reference, bytes };
  }
}
