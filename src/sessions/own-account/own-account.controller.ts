import { Body, Controller, Get, Inject, Post, Req } from '@nestjs/common';
import { Credential } from '../../accounts/credential.entity.js';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import { daysLater } from '../../common/web/dates.js';
import { Done, Form, Page } from '../../common/web/page.js';
import type { WebRequest } from '../../common/web/web-request.js';
import { type CookieNames, COOKIES, readCookie } from '../cookies.js';
import { SessionStore } from '../session-store.js';
import { EndSessions, Settings } from './own-account.input.js';
import { ownAccountView } from './own-account.view.js';
import { OwnAccountPage } from './views/own-account.page.js';

/** One's own account: how its pages look, and where it is signed in. */
@Controller('account')
export class OwnAccountController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: SessionStore,
    @Inject(COOKIES) private readonly names: CookieNames,
  ) {}

  @Get()
  @Can('own-account.read')
  @Page(OwnAccountPage)
  async show(@Acting() actor: Actor, @Req() request: WebRequest) {
    const { secondFactorChangedOn: changedOn, phoneCodeUntil } = await this.db
      .of(Credential)
      .findOneByOrFail({ accountId: actor.accountId });
    const codeUntil = phoneCodeUntil && phoneCodeUntil > this.clock.now() ? phoneCodeUntil : null;
    const isRecent = changedOn !== null && daysLater(changedOn, 30) >= this.clock.today();
    const sessions = this.store.of(actor.accountId, this.token(request));
    return ownAccountView(actor, sessions, { changedOn, isRecent, codeUntil });
  }

  @Post('settings')
  @Can('own-account.set')
  @Form('/account')
  async set(@Acting() { accountId }: Actor, @Body() { theme, density }: Settings) {
    await this.db.change('update accounts set theme = $2, density = $3 where id = $1', [accountId, theme, density]);
    return new Done('/account', {});
  }

  @Post('sessions/ending')
  @Can('own-account.end-sessions')
  @Form('/account')
  end(@Acting() { accountId }: Actor, @Req() request: WebRequest, @Body() { session }: EndSessions) {
    this.store.endOthers(accountId, this.token(request), session);
    return new Done('/account', {});
  }

  private token = (request: WebRequest) => readCookie(request, this.names.session) ?? '';
}
