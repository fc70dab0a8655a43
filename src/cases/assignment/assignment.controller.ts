import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { IsInt, IsOptional, IsUUID } from 'class-validator';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { mention } from '../case.presenter.js';
import { madeSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { AssignmentPage } from '../views/assignment.page.js';
import { assignmentFormSchema } from './assignment.schema.js';
import { Assignment } from './assignment.service.js';

export class AssignCase {
  @IsUUID('all', { message: 'Choose who holds the case.' })
  to!: string;

  /** The version that was shown: somebody may have taken the case meanwhile. */
  @IsOptional()
  @IsInt({ message: 'Send the version that you saw.' })
  version?: number;
}

export class GiveBack {
  @IsOptional()
  @IsInt({ message: 'Send the version that you saw.' })
  version?: number;
}

@Controller(['cases/:id/assignment', 'api/v1/cases/:id/assignment'])
export class AssignmentController {
  constructor(
    private readonly assignment: Assignment,
    private readonly sealed: SealedCases,
  ) {}

  @Get()
  @Can('case.assign')
  @Page(AssignmentPage)
  @Answers(assignmentFormSchema)
  async form(@Acting() actor: Actor, @Param('id', Id) id: string) {
    const opened = await this.sealed.open(id);
    const present = await this.assignment.present(opened.row.deskId);
    const held = opened.row.assigneeId;
    return {
      ...mention(opened),
      version: opened.row.version,
      holder: held ? (present.find(({ accountId }) => accountId === held)?.handle ?? 'somebody who has left') : null,
      own: held === actor.accountId,
      may_hold: (await this.assignment.mayHold(opened)).map(({ accountId, handle }) => ({ id: accountId, handle })),
    };
  }

  @Post()
  @Can('case.assign')
  @Form('/cases/:id/assignment')
  @Again('again')
  @Answers(madeSchema)
  async assign(@Param('id', Id) id: string, @Body() { to, version }: AssignCase) {
    await this.assignment.assign(id, to, version);
    return new Done(`/cases/${id}`, { id });
  }

  @Delete()
  @Can('case.assign')
  @Form('/cases/:id/assignment')
  @Again('again')
  @Answers(madeSchema)
  async giveBack(@Param('id', Id) id: string, @Body() { version }: GiveBack) {
    await this.assignment.giveBack(id, version);
    return new Done(`/cases/${id}`, { id }, 200);
  }

  again(id: string) {
    return { id };
  }
}
