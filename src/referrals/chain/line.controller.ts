import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { ChangeLine } from './line.input.js';
import { referralLineSchema } from '../referral.schema.js';
import { LineChanges } from './line-changes.service.js';
import { LinePage } from './views/line.page.js';

/** Who is asked after whom, by the referral of any of them. */
@Controller(['referrals/:id/line', 'api/v1/referrals/:id/line'])
export class LineController {
  constructor(private readonly changes: LineChanges) {}

  @Get()
  @Can('referral.change-line')
  @Page(LinePage)
  @Answers(referralLineSchema)
  show(@Param('id', Id) id: string) {
    return this.changes.show(id);
  }

  @Post()
  @Can('referral.change-line')
  @Form('/referrals/:id/line')
  @Again('again')
  @Answers(referralLineSchema, { status: 200 })
  async change(@Param('id', Id) id: string, @Body() { next_in_line: next }: ChangeLine) {
    const line = await this.changes.change(id, next);
    return new Done(`/referrals/${line.id}/line`, { ...line }, 200);
  }

  async again(id: string) {
    return this.changes.show(id);
  }
}
