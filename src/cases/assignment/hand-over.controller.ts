import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { Desks } from '../../organisations/desks.service.js';
import { madeSchema } from '../mention.schema.js';
import { HandOverPage } from '../views/hand-over.page.js';
import { handOverFormSchema } from './assignment.schema.js';
import { Assignment } from './assignment.service.js';

export class HandOver {
  @IsUUID('all', { message: 'Choose who gives their cases away.' })
  from!: string;

  @IsUUID('all', { message: 'Choose who takes them.' })
  to!: string;
}

@Controller(['desks/:id/hand-over', 'api/v1/desks/:id/hand-over'])
export class HandOverController {
  constructor(
    private readonly assignment: Assignment,
    private readonly desks: Desks,
  ) {}

  @Get()
  @Can('desk.hand-over')
  @Page(HandOverPage)
  @Answers(handOverFormSchema)
  async form(@Param('id', Id) id: string) {
    const holders = await this.assignment.holders(id);
    const members = await this.assignment.present(id);
    return {
      id,
      name: this.desks.nameOf(id),
      holders,
      members: members.map(({ accountId, handle }) => ({ id: accountId, handle })),
    };
  }

  @Post()
  @Can('desk.hand-over')
  @Form('/desks/:id/hand-over')
  @Again('again')
  @Answers(madeSchema)
  async handOver(@Param('id', Id) id: string, @Body() { from, to }: HandOver) {
    await this.assignment.handOver(id, from, to);
    return new Done(`/desks/${id}`, { id });
  }

  again(id: string) {
    return { id };
  }
}
