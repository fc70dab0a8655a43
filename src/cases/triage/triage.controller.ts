import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { Conflict } from '../../common/web/refusals.js';
import { isApi, type WebRequest } from '../../common/web/web-request.js';
import { SealedCases } from '../sealed-cases.service.js';
import { Enquiries } from './enquiries.service.js';
import { FilterEnquiries, ListEnquiries, TriageEnquiries, TriageEnquiry } from './triage.input.js';
import { enquiriesSchema, outcomesSchema } from './triage.schema.js';
import { type Ticked, Triage } from './triage.service.js';
import { TriageReading } from './triage-reading.service.js';
import { type Filters, NOT_DONE } from './triage.view.js';
import { EnquiryPage } from './views/enquiry.page.js';
import { TriagePage } from './views/triage.page.js';

@Controller()
export class TriageController {
  constructor(
    private readonly triage: Triage,
    private readonly reading: TriageReading,
    private readonly enquiries: Enquiries,
    private readonly sealed: SealedCases,
  ) {}

  @Get(['triage', 'api/v1/triage'])
  @Can('enquiry.list')
  @Page(TriagePage)
  @Answers(enquiriesSchema)
  async list(@Query() asked: ListEnquiries, @Req() request: WebRequest) {
    const list = await this.reading.list(asked);
    return isApi(request)
      ? list
      : { ...list, ticked: asked.ticked === 'all', outcomes: await this.reading.before(asked.before) };
  }

  /** Each is settled by itself, and told: the page goes on with those that wait now. */
  @Post(['triage', 'api/v1/triage'])
  @Can('enquiry.triage')
  @HttpCode(200)
  @Form('/triage')
  @Page(TriagePage)
  @Answers(outcomesSchema)
  async settle(
    @Body() { enquiries, ...act }: TriageEnquiries,
    @Query() asked: ListEnquiries,
    @Req() request: WebRequest,
  ) {
    const settled = await this.triage.settle(tickedOf(enquiries), act);
    const outcomes = await this.reading.outcomes(settled);
    if (isApi(request)) return new Done('/triage', { outcomes }, 200);
    return { ...(await this.reading.list(asked)), outcomes };
  }

  /** One at a time, for a keyboard. */
  @Get('triage/:id')
  @Can('enquiry.triage')
  @Page(EnquiryPage)
  one(@Param('id', Id) id: string, @Query() { country, language, before }: FilterEnquiries) {
    return this.reading.one(id, { country, language }, before);
  }

  /** @throws Conflict when a colleague was faster: the page comes back with what was typed, and with what stands there now */
  @Post('triage/:id')
  @Can('enquiry.triage')
  @Form('/triage/:id')
  async settleOne(
    @Param('id', Id) id: string,
    @Body() { version, ...act }: TriageEnquiry,
    @Query() { country, language }: FilterEnquiries,
  ) {
    const filters = { country, language };
    const { activityOn } = await this.sealed.get(id);
    const settled = await this.triage.settle([{ id, version }], act);
    const { outcome, says } = (await this.reading.outcomes(settled))[0]!;
    if (NOT_DONE.includes(outcome)) throw new Conflict(says, outcome);
    const next = await this.enquiries.following([activityOn, id], filters);
    return new Done(`/triage${next ? `/${next}` : ''}?${query({ ...filters, before: id })}`, { id });
  }
}

/** Ticked twice is ticked once. */
const tickedOf = (enquiries: string[]): Ticked[] => {
  const ticked = enquiries.map((one) => {
    const [id = '', version] = one.toLowerCase().split(':');
    return [id, { id, version: version === undefined ? undefined : Number(version) }] as const;
  });
  return [...new Map(ticked).values()];
};

const query = (of: Filters & { before: string }) =>
  new URLSearchParams(Object.entries(of).filter((pair): pair is [string, string] => Boolean(pair[1])));
