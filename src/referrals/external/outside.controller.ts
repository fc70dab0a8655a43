import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Documents } from '../../cases/documents/documents.service.js';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Answers } from '../../common/web/answers.js';
import { Id } from '../../common/web/id.pipe.js';
import { Again, EachTime } from '../../common/web/once.interceptor.js';
import { Done, Download, Form, Page } from '../../common/web/page.js';
import { begunBy } from '../begun.js';
import { Offering } from '../offering.service.js';
import { choiceSchema } from '../referral.schema.js';
import { OutsideAnswer, SendOutside } from './outside.input.js';
import { packetAsFile } from './outside-file.js';
import { packetAsPdf } from './outside.paper.js';
import { OutsideRecords } from './outside-records.service.js';
import { outsideListSchema, outsidePacketSchema, outsideSchema, outsideStateSchema } from './outside.schema.js';
import { OutsideReferrals } from './outside.service.js';
import { OutsideListPage } from './views/outside-list.page.js';
import { OutsideNewPage } from './views/outside-new.page.js';
import { OutsidePacketPage } from './views/outside-packet.page.js';
import { OutsidePage } from './views/outside.page.js';

/** Referrals that leave the network: sealed to a key, or on paper. */
@Controller(['cases/:id/outside', 'api/v1/cases/:id/outside'])
export class OutsideController {
  constructor(
    private readonly documents: Documents,
    private readonly outside: OutsideReferrals,
    private readonly offering: Offering,
    private readonly records: OutsideRecords,
  ) {}

  @Get()
  @Can('referral.read-sent')
  @Page(OutsideListPage)
  @Answers(outsideListSchema)
  list(@Param('id', Id) id: string) {
    return this.outside.list(id);
  }

  @Get('new')
  @Can('case.refer-outside')
  @Page(OutsideNewPage)
  @Answers(choiceSchema)
  form(@Param('id', Id) id: string, @Query() query: Record<string, unknown>) {
    return this.offering.choice(id, begunBy(query));
  }

  /** Carried to its recipient by the desk's own means. */
  @Post()
  @Can('case.refer-outside')
  @CommitsItself()
  @EachTime()
  @HttpCode(200)
  @Form('/cases/:id/outside/new')
  @Page(OutsidePacketPage)
  @Answers(outsidePacketSchema, { files: ['application/octet-stream', 'application/pdf'] })
  async send(@Acting() actor: Actor, @Param('id', Id) id: string, @Body() input: SendOutside) {
    const { packet, documents, recipient } = await this.outside.send(actor, id, input);
    if (recipient) {
      const file = await packetAsFile(recipient, packet, documents, (one) =>
        this.documents.open(one, actor.organisationId),
      );
      return new Download(file, 'application/octet-stream', 'packet.zip.age');
    }
    return input.way === 'pdf' ? new Download(await packetAsPdf(packet), 'application/pdf', 'packet.pdf') : packet;
  }

  @Get(':outsideId')
  @Can('referral.read-sent')
  @Page(OutsidePage)
  @Answers(outsideSchema)
  show(@Param('id', Id) id: string, @Param('outsideId', Id) outsideId: string) {
    return this.outside.show(id, outsideId);
  }

  @Post(':outsideId/answer')
  @Can('referral.record-answer')
  @Form('/cases/:id/outside/:outsideId')
  @Again('again')
  @Answers(outsideStateSchema, { status: 200 })
  async answer(@Param('id', Id) id: string, @Param('outsideId', Id) outsideId: string, @Body() input: OutsideAnswer) {
    await this.outside.answer(id, outsideId, input);
    return new Done(`/cases/${id}/outside/${outsideId}`, { id: outsideId, state: input.state }, 200);
  }

  async again(id: string) {
    return { id, state: await this.records.stateOf(id) };
  }
}
