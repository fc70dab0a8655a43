import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { IsInt, IsOptional, IsUUID } from 'class-validator';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { caseBrief, mention } from '../case.presenter.js';
import { assignmentSchema } from '../case.schema.js';
import { briefSchema } from '../mention.schema.js';
import { SealedCases } from '../sealed-cases.service.js';
import { AssignmentPage } from '../views/assignment.page.js';
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
  @Answers(assignmentSchema)
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
  @Answers(briefSchema, { status: 200 })
  async assign(@Param('id', Id) id: string, @Body() { to, version }: AssignCase) {
    return new Done(`/cases/${id}`, caseBrief(await this.assignment.assign(id, to, version)), 200);
  }

  @Delete()
  @Can('case.assign')
  @Form('/cases/:id/assignment')
  @Again('again')
  @Answers(briefSchema)
  async giveBack(@Param('id', Id) id: string, @Body() { version }: GiveBack) {
    return new Done(`/cases/${id}`, caseBrief(await this.assignment.giveBack(id, version)), 200);
  }

  async again(id: string) {
    return caseBrief(await this.sealed.get(id));
  }
}
