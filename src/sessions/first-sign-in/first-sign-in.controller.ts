import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CodeRefused, FirstSignIn } from '../../accounts/first-sign-in.js';
import { Can } from '../../common/access/access.guard.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { Conflict } from '../../common/web/refusals.js';
import type { WebRequest } from '../../common/web/web-request.js';
import { totpSecret, totpUri } from '../../vault/second-factor.js';
import { bindBrowser } from '../bind-browser.js';
import { type CookieNames, COOKIES, DEVICE_AGE, readCookie, setCookie } from '../cookies.js';
import { newDeviceCookie } from '../device-cookie.js';
import { SessionStore } from '../session-store.js';
import { OneTimeCode, TypedBack } from './first-sign-in.input.js';
import { FirstSignInPage } from './views/first-sign-in.page.js';
import { WelcomePage } from './views/welcome.page.js';
import { Welcomes } from './welcomes.js';

/** The first sign-in, for a browser alone: a program has no paper to write on. */
@Controller('first-sign-in')
export class FirstSignInController {
  constructor(
    private readonly firstSignIn: FirstSignIn,
    private readonly welcomes: Welcomes,
    private readonly store: SessionStore,
    @Inject(COOKIES) private readonly names: CookieNames,
  ) {}

  @Get()
  @Can('account.begin')
  @Page(FirstSignInPage)
  form(@Req() request: WebRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    bindBrowser(request, reply, this.names);
    return {};
  }

  @Post()
  @Can('account.begin')
  @Form('/first-sign-in')
  async begin(@Req() { formKey }: WebRequest, @Body() { handle, code }: OneTimeCode) {
    const welcome = await this.firstSignIn.begin(handle.toLowerCase(), code);
    this.welcomes.keep(formKey!, { ...welcome, handle: handle.toLowerCase(), code });
    return new Done('/first-sign-in/passphrase', {});
  }

  /** Shown until it has been typed back. After a quarter of an hour there is another one. */
  @Get('passphrase')
  @Can('account.begin')
  @Page(WelcomePage)
  welcome(@Req() { formKey }: WebRequest) {
    const newcomer = this.welcomes.find(formKey);
    if (!newcomer) return { welcome: null };
    const { handle, passphrase, totpSeed } = newcomer;
    return {
      welcome: { handle, passphrase, totp_secret: totpSecret(totpSeed), totp_uri: totpUri(totpSeed, handle) },
    };
  }

  @Post('passphrase')
  @Can('account.begin')
  @Form('/first-sign-in/passphrase')
  async complete(
    @Req() request: WebRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() typedBack: TypedBack,
  ) {
    const formKey = request.formKey!;
    const newcomer = this.welcomes.find(formKey);
    if (!newcomer) throw new Conflict(TOO_LATE, 'too-late');
    const { handle, code } = newcomer;
    const { account, secretKey, deviceKey } = await this.firstSignIn
      .complete(handle, code, newcomer, typedBack)
      .catch((error: unknown) => {
        if (error instanceof CodeRefused) this.welcomes.forget(formKey);
        throw error;
      });
    this.welcomes.forget(formKey);
    const old = readCookie(request, this.names.session);
    if (old) this.store.end(old);
    const { token } = this.store.begin(account, secretKey, 'cookie');
    setCookie(reply, this.names.session, token, this.names);
    setCookie(reply, this.names.before, '', this.names);
    // The browser that made the account is known from now on: its owner does not wait while strangers guess.
    setCookie(reply, this.names.device, newDeviceCookie(deviceKey, account.handle), this.names, DEVICE_AGE);
    return new Done('/account/words', {});
  }
}

const TOO_LATE = 'More than 15 minutes have gone by, and that passphrase was forgotten. No key was made.';
