import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import { RuleReviews } from '../../legal-contacts/rule-reviews.service.js';
import { type CountryPack, packOf, packs } from '../../reference/country-packs/packs.js';
import { ruleInWords } from './rule-in-words.js';
import { SayOfRule } from './rule-review.input.js';
import { ruleReviewedSchema, rulesOfCountrySchema, rulesSchema } from './rule.schema.js';
import { RulesOfCountryPage, RulesPage } from './views/rules.page.js';

/** The rules that ship with the program, and what lawyers of their countries say of them. */
@Controller(['rules', 'api/v1/rules'])
export class RulesController {
  constructor(private readonly reviews: RuleReviews) {}

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
  async ofCountry(@Param('country') country: string) {
    const pack = demandPack(country);
    const reviews = await this.reviews.all();
    return {
      ...about(pack),
      rules: pack.rules.map((rule) => ruleInWords(rule, reviews)),
      warnings: pack.warnings,
      may_sign: await this.reviews.maySign(country),
    };
  }

  /** A lawyer of the country stands by a rule, or disputes it: by the words that they read, and no others. */
  @Post(':country/reviews')
  @Can('rule.review')
  @Form('/rules/:country')
  @Answers(ruleReviewedSchema)
  async review(@Param('country') country: string, @Body() { rule, verdict, note }: SayOfRule) {
    const [id = '', version = ''] = rule.split('@');
    const now = demandPack(country).rules.find((one) => one.id === id);
    if (!now) throw new Invalid([{ field: 'rule', message: 'Choose a rule of this country.' }]);
    if (now.version !== version)
      throw new Conflict('The words of this rule have changed: read it again, then say it.', 'rule-changed');
    if (verdict === 'disputed' && !note)
      throw new Invalid([{ field: 'note', message: 'Say what is wrong with the rule.' }]);
    await this.reviews.say(country, { rule: id, version, verdict, note });
    return new Done(`/rules/${country}`, { rule: id, verdict });
  }
}

function demandPack(country: string): CountryPack {
  const pack = packOf(country);
  if (!pack) throw new NotFoundException();
  return pack;
}

const about = ({ country, name, version, hash }: CountryPack) => ({ country, name, version, hash });
