import { Controller, Get } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Answers } from '../common/web/answers.js';
import { desksSchema } from './desk.schema.js';
import { Desks } from './desks.service.js';

@Controller('api/v1/desks')
export class DesksController {
  constructor(private readonly desks: Desks) {}

  @Get()
  @Can('desk.list')
  @Answers(desksSchema)
  list() {
    return { items: this.desks.own(), next: null };
  }
}
