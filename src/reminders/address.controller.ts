import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Acting, type Actor } from '../common/access/actor.js';
import { CommitsItself } from '../common/access/commits-itself.js';
import { Answers } from '../common/web/answers.js';
import { EachTime } from '../common/web/once.interceptor.js';
import { Done, Form, Page } from '../common/web/page.js';
import { Db } from '../common/database/db.js';
import { TypeAddress, TypeCode } from './address.input.js';
import { remindersSchema, remindersView } from './address.view.js';
import { Addresses } from './addresses.service.js';
import { RemindersPage } from './views/reminders.page.js';

const PAGE = '/account/reminders';

/** Reminders by mail, to an address that its owner has typed and confirmed. */
@Controller(['account/reminders', 'api/v1/account/reminders'])
export class AddressController {
  constructor(
    private readonly db: Db,
    private readonly addresses: Addresses,
  ) {}

  @Get()
  @Can('reminder.read')
  @Page(RemindersPage)
  @Answers(remindersSchema)
  async show() {
    return remindersView(await this.addresses.own());
  }

  /** Commits before anything is sent. */
  @Post()
  @Can('reminder.set')
  @CommitsItself()
  @EachTime()
  @Form(PAGE)
  @Answers(remindersSchema)
  async set(@Acting() actor: Actor, @Body() { address }: TypeAddress) {
    await this.addresses.set(actor, address);
    return this.done(actor, 201);
  }

  @Post('confirmation')
  @Can('reminder.set')
  @CommitsItself()
  @EachTime()
  @Form(PAGE)
  @Answers(remindersSchema, { status: 200 })
  async confirm(@Acting() actor: Actor, @Body() { code }: TypeCode) {
    await this.addresses.confirm(actor, code);
    return this.done(actor, 200);
  }

  @Delete()
  @Can('reminder.set')
  @Form(PAGE)
  @Answers(remindersSchema)
  async remove() {
    await this.addresses.remove();
    return new Done(PAGE, { ...remindersView(null) }, 200);
  }

  private async done(actor: Actor, status: 200 | 201) {
    const own = await this.db.actingFor(actor, 'reminder.read', () => this.addresses.own());
    return new Done(PAGE, { ...remindersView(own) }, status);
  }
}
