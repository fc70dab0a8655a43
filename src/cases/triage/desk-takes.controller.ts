import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsOptional } from 'class-validator';
import { Can } from '../../common/access/access.guard.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { IsCountry, IsLanguage } from '../../reference/is-code.js';
import { Takes } from './desk-takes.service.js';
import { DeskTakesPage } from './views/desk-takes.page.js';

export class SetTakes {
  @IsOptional()
  @IsArray({ message: 'Send a list.' })
  @ArrayMaxSize(60, { message: 'At most sixty.' })
  @IsCountry({ each: true })
  countries?: string[];

  @IsOptional()
  @IsArray({ message: 'Send a list.' })
  @ArrayMaxSize(60, { message: 'At most sixty.' })
  @IsLanguage({ each: true })
  languages?: string[];
}

/** A coordinator says which countries and languages a desk takes: triage proposes it for them. */
@Controller('desks/:id/takes')
export class DeskTakesController {
  constructor(private readonly takes: Takes) {}

  @Get()
  @Can('desk.set-takes')
  @Page(DeskTakesPage)
  form(@Param('id', Id) id: string) {
    return this.takes.of(id);
  }

  @Post()
  @Can('desk.set-takes')
  @Form('/desks/:id/takes')
  async set(@Param('id', Id) id: string, @Body() { countries = [], languages = [] }: SetTakes) {
    await this.takes.set(id, { countries, languages });
    return new Done(`/desks/${id}`, { id });
  }
}
