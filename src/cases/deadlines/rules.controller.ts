import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Page } from '../../common/web/page.js';
import { type CountryPack, packOf, packs } from '../../reference/country-packs/packs.js';
import { ruleInWords } from './rule-in-words.js';
import { rulesOfCountrySchema, rulesSchema } from './rule.schema.js';
import { RulesOfCountryPage, RulesPage } from './views/rules.page.js';

/** The rules that ship with the program: no row of the database. */
@Controller(['rules', 'api/v1/rules'])
export class RulesController {
  @Get()
  @Can('rule.read')
  @Page(RulesPage)
  @Answers(rulesSchema)
  list() {
    return { items: packs().map((pack) => ({ ...about(pack), rules: pack.rules.length })) };
  }

  @Get(':country')
  @Can('rule.read')
  @Page(RulesOfCountryPage)
  @Answers(rulesOfCountrySchema)
  ofCountry(@Param('country') country: string) {
    const pack = packOf(country);
    if (!pack) throw new NotFoundException();
    return { ...about(pack), rules: pack.rules.map(ruleInWords), warnings: pack.warnings };
  }
}

const about = ({ country, name, version, hash }: CountryPack) => ({ country, name, version, hash });
