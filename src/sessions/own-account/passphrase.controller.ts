import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import type { WebRequest } from '../../common/web/web-request.js';
import { type CookieNames, COOKIES, DEVICE_AGE, readCookie, setCookie } from '../cookies.js';
import { BeginChange, TypeBack } from './own-account.input.js';
import { PassphraseChange } from './passphrase-change.service.js';
import { type PassphraseModel, PassphrasePage } from './views/passphrase.page.js';

/** From here on everything needs the account's owner, not only their open session. */
@Controller('account/passphrase')
export class PassphraseController {
  constructor(
    private readonly change: PassphraseChange,
    @Inject(COOKIES) private readonly names: CookieNames,
  ) {}

  @Get()
  @Can('own-account.change-passphrase')
  @Page(PassphrasePage)
  form(@Req() request: WebRequest, @Query('again') again?: string): PassphraseModel {
    return { step: !again && this.change.waiting(this.session(request)) ? 'typing' : 'asking' };
  }

  @Post()
  @Can('own-account.change-passphrase')
  @CommitsItself()
  @EachTime()
  @Form('/account/passphrase?again=yes')
  @Page(PassphrasePage)
  async begin(
    @Acting() actor: Actor,
    @Req() request: WebRequest,
    @Body() { passphrase, totp }: BeginChange,
  ): Promise<PassphraseModel> {
    return {
      step: 'typing',
      passphrase: await this.change.begin(actor, this.session(request), passphrase, totp),
    };
  }

  @Post('confirmation')
  @Can('own-account.change-passphrase')
  @CommitsItself()
  @EachTime()
  @Form('/account/passphrase')
  async complete(
    @Acting() actor: Actor,
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() { passphrase }: TypeBack,
  ) {
    const device = await this.change.complete(actor, this.session(request), passphrase);
    setCookie(reply, this.names.device, device, this.names, DEVICE_AGE);
    return new Done('/account', {});
  }

  private session = (request: WebRequest) => readCookie(request, this.names.session) ?? '';
}
