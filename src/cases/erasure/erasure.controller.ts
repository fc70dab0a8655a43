import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { EraseCase } from './erasure.input.js';
import { erasureFormSchema, erasureSchema } from './erasure.schema.js';
import { Erasures } from './erasures.service.js';
import { ErasurePage } from './views/erasure.page.js';

@Controller(['cases/:id/erasure', 'api/v1/cases/:id/erasure'])
export class ErasureController {
  constructor(private readonly erasures: Erasures) {}

  @Get()
  @Can('case.erase')
  @Page(ErasurePage)
  @Answers(erasureFormSchema)
  form(@Param('id', Id) id: string) {
    return this.erasures.form(id);
  }

  @Post()
  @Can('case.erase')
  @Form('/cases/:id/erasure')
  @Again('again')
  @Answers(erasureSchema)
  async erase(@Param('id', Id) id: string, @Body() { reference, reason }: EraseCase) {
    return new Done('/erasures', await this.erasures.eraseNow(id, reference, reason));
  }

  again(id: string) {
    return this.erasures.get(id);
  }
}
