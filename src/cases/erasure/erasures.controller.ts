import { Controller, Get } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Page } from '../../common/web/page.js';
import { erasuresSchema } from './erasure.schema.js';
import { Erasures } from './erasures.service.js';
import { ErasuresPage } from './views/erasures.page.js';

@Controller(['erasures', 'api/v1/erasures'])
export class ErasuresController {
  constructor(private readonly erasures: Erasures) {}

  @Get()
  @Can('erasure.list')
  @Page(ErasuresPage)
  @Answers(erasuresSchema)
  list() {
    return this.erasures.list();
  }
}
