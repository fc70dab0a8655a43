import { Body, Controller, Get, Post } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { Can } from '../../common/access/access.guard.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { Invalid } from '../../common/web/refusals.js';
import { Alike, MOST_GROUPS } from './alike.service.js';
import { AlikePage } from './views/alike.page.js';
import { WaitingRows } from './waiting-rows.service.js';

class AnswerAlike {
  @IsString()
  @Matches(/^[A-Z_]+(:[a-z_]+)?$/)
  reason!: string;

  @IsOptional()
  @IsString()
  @Length(1, 100_000)
  text?: string;

  /** Absent where somebody is not sure. */
  @IsOptional()
  @IsString({ message: 'Choose what it means.' })
  @Matches(/^(day|month|year|code:\w+)$/, { message: 'Choose what it means.' })
  answer?: string;
}
class AnswersAlike {
  @IsArray()
  @ArrayMaxSize(MOST_GROUPS)
  @ValidateNested({ each: true })
  @Type(() => AnswerAlike)
  groups: AnswerAlike[] = [];
}

/** What many rows ask alike is answered once. */
@Controller('imports/alike')
export class AlikeController {
  constructor(
    private readonly alike: Alike,
    private readonly waiting: WaitingRows,
  ) {}

  @Get()
  @Can('import.settle')
  @Page(AlikePage)
  async show() {
    return { groups: await this.alike.groups(), first: await this.waiting.next() };
  }

  @Post()
  @Can('import.settle')
  @Form('/imports/alike')
  async answer(@Body() { groups }: AnswersAlike) {
    let answered = 0;
    for (const { answer, ...group } of groups) if (answer) answered += await this.alike.answer({ ...group, answer });
    if (answered === 0)
      throw new Invalid([{ field: 'groups.0.answer', message: 'Choose for one of them what it means.' }]);
    return new Done('/imports/alike', {}, 200);
  }
}
