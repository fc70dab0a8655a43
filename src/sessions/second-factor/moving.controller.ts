import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import type { WebRequest } from '../../common/web/web-request.js';
import { type CookieNames, COOKIES, DEVICE_AGE, readCookie, setCookie } from '../cookies.js';
import { MovingCodeApp } from './moving.service.js';
import { MoveCodeApp, NewCode } from './second-factor.input.js';
import { type MovingModel, MovingPage } from './views/moving.page.js';

/** The code app moves to another phone, by its owner, who has both at hand. */
@Controller('account/second-factor')
export class MovingController {
  constructor(
    private readonly moving: MovingCodeApp,
    @Inject(COOKIES) private readonly names: CookieNames,
  ) {}

  @Get()
  @Can('own-account.move-second-factor')
  @Page(MovingPage)
  form(@Req() request: WebRequest, @Query('again') again?: string): MovingModel {
    return { step: !again && this.moving.waiting(this.session(request)) ? 'typing' : 'asking' };
  }

  @Post()
  @Can('own-account.move-second-factor')
  @CommitsItself()
  @EachTime()
  @Form('/account/second-factor?again=yes')
  @Page(MovingPage)
  async begin(@Acting() actor: Actor, @Req() request: WebRequest, @Body() typed: MoveCodeApp): Promise<MovingModel> {
    return { step: 'typing', shown: await this.moving.begin(actor, this.session(request), typed) };
  }

  @Post('confirmation')
  @Can('own-account.move-second-factor')
  @CommitsItself()
  @EachTime()
  @Form('/account/second-factor')
  async complete(
    @Acting() actor: Actor,
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() { totp }: NewCode,
  ) {
    const device = await this.moving.complete(actor, this.session(request), totp);
    setCookie(reply, this.names.device, device, this.names, DEVICE_AGE);
    return new Done('/account', {});
  }

  private session = (request: WebRequest) => readCookie(request, this.names.session) ?? '';
}
