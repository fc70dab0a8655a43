import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { madeSchema } from '../../cases/mention.schema.js';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Clock } from '../../common/clock.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { WriteMessage } from './exchange.input.js';
import { exchangeLines } from './exchange.presenter.js';
import { exchangeSchema } from './exchange.schema.js';
import type { Exchange } from './exchange.view.js';
import { LawyerExchange } from './lawyer-exchange.service.js';
import { ExchangePage } from './views/exchange.page.js';

/** Questions and answers, as the lawyer has them. */
@Controller(['referrals/:id/exchange', 'api/v1/referrals/:id/exchange'])
export class LawyerExchangeController {
  constructor(
    private readonly exchange: LawyerExchange,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Can('referral.open-exchange')
  @CommitsItself()
  @Page(ExchangePage)
  @Answers(exchangeSchema)
  async show(@Acting() actor: Actor, @Param('id', Id) id: string): Promise<Exchange> {
    const { offer, preview, entries, files } = await this.exchange.show(actor, id);
    return {
      id,
      state: offer.stateOn(this.clock.today()),
      open: preview?.exchange_to !== undefined,
      lines: exchangeLines(entries, 'lawyer', files),
    };
  }

  @Post()
  @Can('referral.write')
  @Form('/referrals/:id/exchange')
  @Again('again')
  @Answers(madeSchema)
  async write(@Param('id', Id) id: string, @Body() { text }: WriteMessage) {
    await this.exchange.write(id, text);
    return new Done(`/referrals/${id}/exchange`, { id });
  }

  again(id: string) {
    return { id };
  }
}
