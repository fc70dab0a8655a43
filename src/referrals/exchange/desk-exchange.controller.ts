import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { mention } from '../../cases/case.presenter.js';
import { Documents } from '../../cases/documents/documents.service.js';
import { madeSchema } from '../../cases/mention.schema.js';
import { Can } from '../../common/access/access.guard.js';
import { Clock } from '../../common/clock.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { SentReferrals } from '../sent-referrals.service.js';
import { DeskExchange, type DeskSide } from './desk-exchange.service.js';
import { WriteMessage } from './exchange.input.js';
import { exchangeLines } from './exchange.presenter.js';
import { deskExchangeSchema } from './exchange.schema.js';
import type { DeskExchangeView } from './exchange.view.js';
import { DeskExchangePage } from './views/desk-exchange.page.js';

/** Questions and answers, as the sending desk has them. */
@Controller(['cases/:id/referrals/:referralId/exchange', 'api/v1/cases/:id/referrals/:referralId/exchange'])
export class DeskExchangeController {
  constructor(
    private readonly documents: Documents,
    private readonly exchange: DeskExchange,
    private readonly referrals: SentReferrals,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('referral.read-exchange')
  @Page(DeskExchangePage)
  @Answers(deskExchangeSchema)
  async show(@Param('id', Id) caseId: string, @Param('referralId', Id) id: string): Promise<DeskExchangeView> {
    const side = await this.exchange.of(caseId, id);
    const { legal_contact } = await this.referrals.get(id);
    return {
      id,
      case: mention(side.opened),
      legal_contact,
      state: side.offer.stateOn(this.clock.today()),
      closed_by: this.exchange.closedBy(side) ?? null,
      files_closed_by: this.exchange.filesClosedBy(side) ?? null,
      lines: exchangeLines(side.entries, 'desk', await this.exchange.files(side), await this.keptIn(caseId, side)),
    };
  }

  @Post()
  @Can('referral.answer')
  @Form('/cases/:id/referrals/:referralId/exchange')
  @Again('again')
  @Answers(madeSchema)
  async write(@Param('id', Id) caseId: string, @Param('referralId', Id) id: string, @Body() { text }: WriteMessage) {
    await this.exchange.write(caseId, id, text);
    return new Done(`/cases/${caseId}/referrals/${id}/exchange`, { id });
  }

  /** What the lawyer wrote needs no answer. */
  @Delete('waiting')
  @Can('referral.answer')
  @Form('/cases/:id/referrals/:referralId/exchange')
  @Again('again')
  @Answers(madeSchema, { status: 200 })
  async settle(@Param('id', Id) caseId: string, @Param('referralId', Id) id: string) {
    await this.exchange.settle(caseId, id);
    return new Done(`/cases/${caseId}/referrals/${id}/exchange`, { id }, 200);
  }

  /** Digests of the case's documents, where a file may be among them. */
  private async keptIn(caseId: string, { opened, entries }: DeskSide): Promise<Set<string>> {
    const any = entries.some(({ entry }) => entry.kind === 'file');
    return new Set(any ? (await this.documents.list(caseId, opened.key)).map(({ digest }) => digest) : []);
  }

  again(id: string) {
    return { id };
  }
}
