import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { CaseReferrals } from '../case-referrals.js';
import { mention } from '../case.presenter.js';
import { madeSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { TransferPage } from '../views/transfer.page.js';
import { TransfersPage } from '../views/transfers.page.js';
import { transferFormSchema, transfersSchema } from './transfer.schema.js';
import { Transfers } from './transfers.service.js';

export class OfferTransfer {
  @IsUUID('all', { message: 'Choose the desk that takes the case over.' })
  to_desk_id!: string;
}

@Controller(['/', 'api/v1'])
export class TransfersController {
  constructor(
    private readonly transfers: Transfers,
    private readonly sealed: SealedCases,
    private readonly referrals: CaseReferrals,
  ) {}

  @Get('cases/:id/transfer')
  @Can('case.transfer')
  @Page(TransferPage)
  @Answers(transferFormSchema)
  async form(@Param('id', Id) id: string) {
    const opened = await this.sealed.open(id);
    return {
      ...mention(opened),
      desk_id: opened.row.deskId,
      desks: await this.transfers.destinations(opened.row.deskId),
      referred_to: await this.referrals.liveRecipients(id),
    };
  }

  @Post('cases/:id/transfer')
  @Can('case.transfer')
  @Form('/cases/:id/transfer')
  @Again('again')
  @Answers(madeSchema)
  async offer(@Param('id', Id) id: string, @Body() { to_desk_id }: OfferTransfer) {
    return new Done('/transfers', { id: await this.transfers.offer(id, to_desk_id) });
  }

  @Get('transfers')
  @Can('transfer.list')
  @Page(TransfersPage)
  @Answers(transfersSchema)
  list() {
    return this.transfers.list();
  }

  @Post('transfers/:id/acceptance')
  @Can('transfer.accept')
  @Form('/transfers')
  @Again('again')
  @Answers(madeSchema)
  async accept(@Param('id', Id) id: string) {
    const caseId = await this.transfers.accept(id);
    return new Done(`/cases/${caseId}`, { id: caseId });
  }

  /** Declined by the receiving desk, or taken back by the sender. */
  @Delete('transfers/:id')
  @Can('transfer.withdraw')
  @Form('/transfers')
  @Again('again')
  @Answers(madeSchema)
  async withdraw(@Param('id', Id) id: string) {
    await this.transfers.withdraw(id);
    return new Done('/transfers', { id }, 200);
  }

  again(id: string) {
    return { id };
  }
}
