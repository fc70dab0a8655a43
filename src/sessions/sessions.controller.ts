import { Controller, Delete, Get, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Can } from '../common/access/access.guard.js';
import { Acting, type Actor } from '../common/access/actor.js';
import { Answers } from '../common/web/answers.js';
import { NEUTRAL_PAGE } from '../common/web/fastify.js';
import { carriedBy, carriedIn, isOf, type KeptForm } from '../common/web/kept-form.js';
import { EachTime } from '../common/web/once.interceptor.js';
import { Done, Form, Page } from '../common/web/page.js';
import { drawKept } from '../common/web/redraw.js';
import type { WebRequest } from '../common/web/web-request.js';
import { bindBrowser } from './bind-browser.js';
import { type CookieNames, COOKIES, DEVICE_AGE, readCookie, setCookie } from './cookies.js';
import { WithPassphrase } from './passphrase.strategy.js';
import { BeginSession } from './session.input.js';
import { begunSchema, sessionSchema } from './session.schema.js';
import { SessionStore } from './session-store.js';
import type { SignedIn } from './sign-in.service.js';
import { startOf } from './start-page.js';
import { accountView } from './session.view.js';
import { HomePage } from './views/home.page.js';
import { SignInPage } from './views/sign-in.page.js';

const ENDED = 'Your session has ended. Sign in again.';
const KEPT =
  'Your session has ended, and nothing was saved. Sign in with the same account: the form comes back as you left it, without files.';
type Request = WebRequest & { user?: SignedIn };

@Controller()
export class SessionsController {
  constructor(
    private readonly store: SessionStore,
    private readonly adapter: HttpAdapterHost,
    @Inject(COOKIES) private readonly names: CookieNames,
  ) {}

  @Get()
  @Can('public.read')
  start(@Acting() actor: Actor | undefined) {
    return new Done(actor ? startOf(actor.role) : '/public', {});
  }

  @Get('home')
  @Can('session.read')
  @Page(HomePage)
  home(@Acting() { handle, role }: Actor) {
    return accountView({ handle, role });
  }

  @Get('sign-in')
  @Can('public.read')
  @Page(SignInPage)
  form(@Req() request: Request, @Res({ passthrough: true }) reply: FastifyReply) {
    bindBrowser(request, reply, this.names);
    const { kept, ended } = request.again ?? {};
    return {
      problem: kept ? KEPT : ended ? ENDED : undefined,
      carried: kept ? carriedBy(request.formKey!, kept) : [],
    };
  }

  @Post('sign-in')
  @Can('session.begin')
  @UseGuards(WithPassphrase)
  @Form('/sign-in')
  async signIn(@Req() request: Request, @Res({ passthrough: true }) reply: FastifyReply) {
    const { account, secretKey, deviceCookie, secondFactorNews } = request.user!;
    const old = readCookie(request, this.names.session);
    if (old) this.store.end(old);
    const { token } = this.store.begin(account, secretKey, 'cookie');
    setCookie(reply, this.names.session, token, this.names);
    setCookie(reply, this.names.before, '', this.names);
    setCookie(reply, this.names.device, deviceCookie, this.names, DEVICE_AGE);
    const kept = carriedIn(request);
    const page = kept && isOf(kept, account.id) ? await this.filledAgain(request, token, kept) : undefined;
    if (!page) return new Done(secondFactorNews ? '/account' : startOf(account.role), {});
    void reply.status(200).type('text/html; charset=utf-8');
    return page;
  }

  @Post('api/v1/session')
  @Can('session.begin')
  @UseGuards(WithPassphrase)
  @EachTime()
  @Form(false)
  @Answers(begunSchema, { body: BeginSession })
  begin(@Req() { user }: Request) {
    const { account, secretKey } = user!;
    const { token, endsAt } = this.store.begin(account, secretKey, 'bearer');
    return { token, expires_at: endsAt.toISOString(), account: accountView(account) };
  }

  @Get('api/v1/session')
  @Can('session.read')
  @Answers(sessionSchema)
  show(@Acting() { handle, role }: Actor) {
    return { account: accountView({ handle, role }) };
  }

  @Delete('api/v1/session')
  @Can('session.end')
  @HttpCode(204)
  @EachTime()
  @Form(false)
  @Answers(null)
  end(@Req() { headers }: Request) {
    this.store.end((headers.authorization ?? '').slice('Bearer '.length));
  }

  @Post('sign-out')
  @Can('session.end')
  @Form(false)
  signOut(@Req() request: Request, @Res({ passthrough: true }) reply: FastifyReply) {
    this.endHere(request, reply);
    return new Done('/sign-in', {});
  }

  /** "Leave now": ends the session if there is one, and shows something else. */
  @Post('leave')
  @Can('session.leave')
  @Form(false)
  leave(@Req() request: Request, @Res({ passthrough: true }) reply: FastifyReply) {
    this.endHere(request, reply);
    return new Done(NEUTRAL_PAGE, {});
  }

  private filledAgain(request: Request, token: string, kept: KeptForm) {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    return drawKept(fastify, request, `${this.names.session}=${token}`, kept);
  }

  private endHere(request: Request, reply: FastifyReply) {
    const token = readCookie(request, this.names.session);
    if (token) this.store.end(token);
    setCookie(reply, this.names.session, '', this.names);
  }
}
