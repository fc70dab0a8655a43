import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Can } from '../../common/access/access.guard.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import type { WebRequest } from '../../common/web/web-request.js';
import { bindBrowser } from '../bind-browser.js';
import { type CookieNames, COOKIES, DEVICE_AGE, readCookie, setCookie } from '../cookies.js';
import { SessionStore } from '../session-store.js';
import { LostPhone } from './lost-phone.service.js';
import { LostPhoneCode, NewCode } from './second-factor.input.js';
import { LostPhonePage } from './views/lost-phone.page.js';
import { type NewCodeAppModel, NewCodeAppPage } from './views/new-code-app.page.js';

/** For a browser alone, like the first sign-in: a program has no phone. */
@Controller('lost-phone')
export class LostPhoneController {
  constructor(
    private readonly lostPhone: LostPhone,
    private readonly store: SessionStore,
    @Inject(COOKIES) private readonly names: CookieNames,
  ) {}

  @Get()
  @Can('account.replace-second-factor')
  @Page(LostPhonePage)
  form(@Req() request: WebRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    bindBrowser(request, reply, this.names);
    return {};
  }

  @Post()
  @Can('account.replace-second-factor')
  @EachTime()
  @Form('/lost-phone')
  @Page(NewCodeAppPage)
  async begin(@Req() request: WebRequest, @Body() { handle, ...typed }: LostPhoneCode): Promise<NewCodeAppModel> {
    const deviceCookie = readCookie(request, this.names.device);
    const knock = { ...typed, handle: handle.toLowerCase(), deviceCookie };
    return { step: 'typing', shown: await this.lostPhone.begin(request.formKey!, knock) };
  }

  /** Without what was shown: it is shown once. */
  @Get('code-app')
  @Can('account.replace-second-factor')
  @Page(NewCodeAppPage)
  codeApp(@Req() { formKey }: WebRequest): NewCodeAppModel {
    return { step: this.lostPhone.waiting(formKey) ? 'typing' : 'nothing' };
  }

  @Post('code-app')
  @Can('account.replace-second-factor')
  @EachTime()
  @Form('/lost-phone/code-app')
  async complete(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() { totp }: NewCode,
  ) {
    const { account, secretKey, deviceCookie } = await this.lostPhone.complete(request.formKey!, totp);
    const old = readCookie(request, this.names.session);
    if (old) this.store.end(old);
    const { token } = this.store.begin(account, secretKey, 'cookie');
    setCookie(reply, this.names.session, token, this.names);
    setCookie(reply, this.names.before, '', this.names);
    setCookie(reply, this.names.device, deviceCookie, this.names, DEVICE_AGE);
    return new Done('/account', {});
  }
}
