import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Answers } from '../../common/web/answers.js';
import { shape } from '../../common/web/json-schema.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { Invalid } from '../../common/web/refusals.js';
import { desks } from '../../organisations/desk.schema.js';
import { Desks } from '../../organisations/desks.service.js';
import { ComparePeople, TellApart } from './same-person.input.js';
import { pair } from './same-person.presenter.js';
import { pairsSchema } from './same-person.schema.js';
import { SamePerson, type Verdict } from './same-person.service.js';
import { AlikePairsPage } from './views/alike-pairs.page.js';
import { AlikePeoplePage } from './views/alike-people.page.js';

/** Everybody of a desk, compared at once: after an import, or to tidy up. */
@Controller(['cases/same-person', 'api/v1/cases/same-person'])
export class AlikePeopleController {
  constructor(
    private readonly samePerson: SamePerson,
    private readonly desks: Desks,
  ) {}

  @Get()
  @Can('identity.compare')
  @Page(AlikePeoplePage)
  @Answers(shape('ComparePeopleForm', { desks }))
  form() {
    return { desks: this.desks.own() };
  }

  @Post()
  @Can('identity.compare')
  @CommitsItself()
  @EachTime()
  @HttpCode(200)
  @Form('/cases/same-person')
  @Page(AlikePairsPage)
  @Answers(pairsSchema)
  async look(@Acting() actor: Actor, @Body() { desk_id }: ComparePeople) {
    const { items, total } = await this.samePerson.ofDesk(actor, desk_id);
    return { items: items.map(pair), total };
  }

  @Post('answers')
  @Can('identity.compare')
  @CommitsItself()
  @EachTime()
  @Form('/cases/same-person')
  @Answers(shape('ToldApart', {}), { status: 200 })
  async answer(@Acting() actor: Actor, @Body() { different = [], another_matter = [] }: TellApart) {
    const both = different.find((one) => another_matter.includes(one));
    if (both)
      throw new Invalid([
        { field: 'different', message: 'Two people, or one in two matters: choose one of the two for each pair.' },
      ]);
    const verdicts = [...toVerdicts(different, 'different'), ...toVerdicts(another_matter, 'another_matter')];
    if (verdicts.length === 0)
      throw new Invalid([{ field: 'different', message: 'Tick at least one of them, or leave.' }]);
    await this.samePerson.answer(actor, verdicts);
    return new Done(`/cases/${verdicts[0]!.pair[0]}`, {}, 200);
  }
}

const toVerdicts = (pairs: string[], is: Verdict) =>
  pairs.map((one) => ({ pair: one.split('~') as [string, string], is }));
