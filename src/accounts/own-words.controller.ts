import { Controller, Get } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Answers } from '../common/web/answers.js';
import { Page } from '../common/web/page.js';
import { ownWordsSchema } from './account.schema.js';
import { OwnWords } from './own-words.service.js';
import { OwnWordsPage } from './views/own-words.page.js';

@Controller(['account/words', 'api/v1/account/words'])
export class OwnWordsController {
  constructor(private readonly words: OwnWords) {}

  @Get()
  @Can('account.words')
  @Page(OwnWordsPage)
  @Answers(ownWordsSchema)
  show() {
    return this.words.show();
  }
}
