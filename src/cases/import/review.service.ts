import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Invalid } from '../../common/web/refusals.js';
import { Keyring } from '../../vault/keyring.js';
import { Imports } from './imports.service.js';
import { Manifests } from './manifests.service.js';
import { type CanonicalRow, judgeRecord, type JudgedRecord } from './judge/judge.js';
import { confirmation, inWords } from './views/import-words.js';
import { WaitingRows } from './waiting-rows.service.js';

/** Reasons that one row alone cannot tell: they stay until somebody says that they have looked. */
export const ACROSS_ROWS = ['POSSIBLE_DUPLICATE', 'SHARED_CONTACT'];
/** The cells are kept without the signs that turn the writing round, so they do not tell it any more either. */
const STAY = [...ACROSS_ROWS, 'BIDI_IN_NAME'];

/** Which cell a reason is about. */
const CELL: Record<string, string> = {
  'AMBIGUOUS_DATE:dob': 'dob',
  'INVALID_DATE:dob': 'dob',
  UNDER_18: 'dob',
  'AMBIGUOUS_DATE:came': 'came',
  'INVALID_DATE:came': 'came',
  'AMBIGUOUS_DATE:deadline': 'deadline',
  'INVALID_DATE:deadline': 'deadline',
  'VAGUE_DATE:deadline': 'deadline',
  'UNKNOWN_COUNTRY:now': 'country_now',
  'UNKNOWN_COUNTRY:citizenship': 'citizenship',
  STATUS_UNMAPPED: 'status',
  CONSENT_MISSING: 'consent',
  BIDI_IN_NAME: 'name',
  NAME_NOT_A_NAME: 'name',
  SHARED_CONTACT: 'contact',
  NO_IDENTIFIER: 'name',
};
export const cellOf = (reason: string): string | undefined => CELL[reason];

@Injectable()
export class Review {
  constructor(
    private readonly clock: Clock,
    private readonly keyring: Keyring,
    private readonly imports: Imports,
    private readonly manifests: Manifests,
    private readonly waiting: WaitingRows,
  ) {}

  /**
   * A caseworker has corrected the cells and confirmed what no correction takes away. Judged again by the same rules.
   * @param whole a form posts every cell: one that it leaves out was emptied
   * @returns the new case's id; undefined when the person refused, so that nothing is kept
   * @throws Invalid, naming each cell that is still in doubt
   */
  async settle(id: string, cells: CanonicalRow, confirmed: string[], whole: boolean): Promise<string | undefined> {
    const row = await this.waiting.get(id);
    const judged = judgeRecord(whole ? cells : { ...row.cells, ...cells }, this.clock.today(), row.record);
    if (judged.reasons.includes('CONSENT_REFUSED')) {
      await this.manifests.alone(this.keyring.desk(row.deskId));
      await this.waiting.remove(id);
      await this.manifests.forget(row.importId, id);
      return undefined;
    }
    this.refuseDoubts(
      judged,
      row.reasons.filter((reason) => STAY.includes(reason)),
      confirmed,
    );
    await this.waiting.remove(id);
    const desk = this.keyring.desk(row.deskId);
    await this.manifests.alone(desk);
    const [caseId] = await this.imports.log(desk, [{ ...judged, outcome: 'imported' }]);
    await this.manifests.settled(row.importId, new Map([[id, caseId!]]));
    return caseId;
  }

  private refuseDoubts(judged: JudgedRecord, stay: string[], confirmed: string[]) {
    const doubts = [...new Set([...judged.reasons, ...stay])].filter(
      (reason) => !(confirmation(reason) && confirmed.includes(reason)),
    );
    if (doubts.length === 0) return;
    throw new Invalid(
      doubts.map((reason) =>
        confirmation(reason)
          ? { field: 'confirmed', message: `Look at this first, then tick it: ${inWords(reason)}` }
          : { field: `cells.${cellOf(reason) ?? 'name'}`, message: inWords(reason) },
      ),
    );
  }
}
