import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { type Readmission, Readmissions } from '../organisations/readmissions.service.js';
import { CaseReferrals, type LostReferral } from './case-referrals.js';

export interface ToDo {
  send_again: LostReferral[];
  admit_again: Readmission[];
}

/** What somebody's lost keys leave for others to do: it stands on their start page until it is done. */
@Injectable()
export class ToDos {
  constructor(
    private readonly db: Db,
    private readonly referrals: CaseReferrals,
    private readonly readmissions: Readmissions,
  ) {}

  async list(): Promise<ToDo> {
    const coordinates = this.db.actor().role === 'coordinator';
    return {
      send_again: await this.referrals.toSendAgain(),
      admit_again: coordinates ? await this.readmissions.waiting() : [],
    };
  }
}
