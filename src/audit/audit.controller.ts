import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Can } from '../common/access/access.guard.js';
import { Conflict } from '../common/web/refusals.js';
import { Done, Form, Page } from '../common/web/page.js';
import { Ceremonies } from '../organisations/ceremonies.service.js';
import { AuditKey } from './audit-key.service.js';
import { ConfirmAuditKey, GiveAuditKey, ReadTrail } from './audit.input.js';
import { Auditors } from './auditors.service.js';
import { HeadChecks } from './head-check.service.js';
import { Trail } from './trail.service.js';
import { AuditPage, type AuditStart } from './views/audit.page.js';
import { AuditorsPage } from './views/auditors.page.js';
import { ReachPage } from './views/reach.page.js';
import { TrailPage } from './views/trail.page.js';
import { WhoCanSee } from './who-can-see.service.js';

/** What an auditor reads and does. Pages only: the audit key is opened where a person looks. */
@Controller('audit')
export class AuditController {
  constructor(
    private readonly ceremonies: Ceremonies,
    private readonly auditKey: AuditKey,
    private readonly heads: HeadChecks,
    private readonly trail: Trail,
    private readonly auditors: Auditors,
    private readonly whoCanSee: WhoCanSee,
  ) {}

  @Get()
  @Can('audit.read')
  @Page(AuditPage)
  async start(): Promise<AuditStart> {
    const holding = await this.auditKey.holding();
    if (holding.state !== 'held' || !holding.key.kept) return { state: holding.state };
    const { key } = holding;
    return { state: 'held', head: await this.heads.check({ ...key, kept: holding.key.kept }) };
  }

  @Post('key')
  @Can('audit.make-key')
  @Form('/audit')
  async make() {
    if ((await this.auditKey.holding()).state !== 'not-made')
      throw new Conflict('There is an audit key already.', 'made');
    await this.ceremonies.makeAuditKey();
    return new Done('/audit', {});
  }

  /** An auditor who was given the key types its words. */
  @Post('key/confirmation')
  @Can('audit.confirm-key')
  @Form('/audit')
  async confirm(@Body() { words }: ConfirmAuditKey) {
    const holding = await this.auditKey.holding();
    if (holding.state !== 'unconfirmed') throw new Conflict('There is nothing to confirm.', 'not-unconfirmed');
    await this.heads.confirm(holding.key, words);
    return new Done('/audit', {});
  }

  @Get('trail')
  @Can('audit.read')
  @Page(TrailPage)
  async read(@Query() { before, show }: ReadTrail) {
    this.trail.recordReading();
    return { ...(await this.trail.page(before, show)), show };
  }

  @Get('reach')
  @Can('audit.read')
  @Page(ReachPage)
  async reach() {
    return { desks: await this.whoCanSee.desks() };
  }

  @Get('auditors')
  @Can('audit.give-key')
  @Page(AuditorsPage)
  list() {
    return this.auditors.list();
  }

  @Post('auditors')
  @Can('audit.give-key')
  @Form('/audit/auditors')
  async give(@Body() { account_id, words }: GiveAuditKey) {
    await this.auditors.give(account_id, words);
    return new Done('/audit/auditors', {});
  }
}
