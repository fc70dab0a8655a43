import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { NameStandIn } from './stand-ins.input.js';
import { standInsSchema } from './stand-ins.schema.js';
import { StandIns } from './stand-ins.service.js';
import type { StandInList } from './stand-ins.view.js';
import { StandInsPage } from './views/stand-ins.page.js';

/** Who stands in for a lawyer, and for whom they stand in. */
@Controller(['stand-ins', 'api/v1/stand-ins'])
export class StandInsController {
  constructor(private readonly standIns: StandIns) {}

  @Get()
  @Can('stand-in.list')
  @Page(StandInsPage)
  @Answers(standInsSchema)
  list() {
    return this.again();
  }

  @Post()
  @Can('stand-in.name')
  @Form('/stand-ins')
  @Again('again')
  @Answers(standInsSchema)
  async name(@Body() input: NameStandIn) {
    await this.standIns.name(input);
    return new Done('/stand-ins', { ...(await this.again()) });
  }

  @Delete(':id')
  @Can('stand-in.end')
  @Form(false)
  @Again('again')
  @Answers(standInsSchema, { status: 200 })
  async end(@Param('id', Id) id: string) {
    await this.standIns.end(id);
    return new Done('/stand-ins', { ...(await this.again()) }, 200);
  }

  again(): Promise<StandInList> {
    return this.standIns.list();
  }
}
