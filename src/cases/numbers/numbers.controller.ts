import { Controller, Get, Param, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Id } from '../../common/web/id.pipe.js';
import { Page } from '../../common/web/page.js';
import { Numbers } from './numbers.service.js';
import { NumbersPage, PERIODS } from './views/numbers.page.js';

export class AskNumbers {
  @IsOptional()
  @Type(() => Number)
  @IsIn(PERIODS, { message: '13, 26 or 52 weeks.' })
  weeks: number = 13;
}

/** For coordinators, of their own desk. Only as a page: a program would keep what it gets. */
@Controller('desks/:id/numbers')
export class NumbersController {
  constructor(private readonly numbers: Numbers) {}

  @Get()
  @Can('desk.count')
  @CommitsItself()
  @Page(NumbersPage)
  show(@Acting() actor: Actor, @Param('id', Id) id: string, @Query() { weeks }: AskNumbers) {
    return this.numbers.of(actor, id, weeks);
  }
}
