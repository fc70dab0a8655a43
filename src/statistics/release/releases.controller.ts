import { Body, Controller, Delete, Get, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { setTimeout } from 'node:timers/promises';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { CommitsItself } from '../../common/access/commits-itself.js';
import { Db } from '../../common/database/db.js';
import { Answers } from '../../common/web/answers.js';
import { Again, EachTime } from '../../common/web/once.interceptor.js';
import { Done, Download, Form, Page } from '../../common/web/page.js';
import { KeyReading } from '../keys/key-reading.service.js';
import { StatisticsKeys } from '../keys/statistics-keys.service.js';
import { PeriodPipe } from '../plan/is-period.pipe.js';
import type { Period } from '../plan/period.js';
import { Drawing } from './drawing.service.js';
import { PrepareRelease } from './release.input.js';
import { NO_KIT, releaseItem, releaseView, toDo } from './release.presenter.js';
import { releasesSchema, releaseSchema } from './release.schema.js';
import { ReleaseReading } from './release-reading.service.js';
import { type ReleaseLine, Releases } from './releases.service.js';
import { ReleasePage } from './views/release.page.js';
import { ReleasesPage } from './views/releases.page.js';

/** An approval is answered after so long, whatever it drew: how long noise takes tells something of it. Milliseconds. */
const STEADY = 5000;
/** From the end of the days for approval on. */
const READ_BY_LEADS = ['embargo', 'published'];

@Controller(['releases', 'api/v1/releases'])
export class ReleasesController {
  constructor(
    private readonly db: Db,
    private readonly releases: Releases,
    private readonly drawing: Drawing,
    private readonly reading: ReleaseReading,
    private readonly keys: StatisticsKeys,
    private readonly keyReading: KeyReading,
  ) {}

  @Get()
  @Can('release.list')
  @Page(ReleasesPage)
  @Answers(releasesSchema)
  async list() {
    const key = await this.keys.current();
    const lines = await this.releases.list();
    return {
      statistics_key: key
        ? {
            signing_key: key.signingKey,
            words: (await this.keys.words()) ?? '',
            began_on: key.beganOn,
            asks: await this.keyReading.asks(),
          }
        : null,
      to_do: toDo(lines, (await this.keys.approvers()).length > 0),
      items: lines.map(releaseItem),
      next: null,
    };
  }

  @Get(':period')
  @Can('release.read')
  @Page(ReleasePage)
  @Answers(releaseSchema)
  async show(@Param('period', PeriodPipe) period: Period) {
    const line = await this.releases.get(period);
    const readable = READ_BY_LEADS.includes(line.state);
    return releaseView(
      line,
      line.state === 'may-prepare' ? await this.keys.approvers() : [],
      readable ? await this.reading.kit(period) : NO_KIT,
    );
  }

  /** During the embargo, for who prepares what the press is told. */
  @Get(':period/files/:file')
  @Can('release.read')
  @Answers(null, { files: ['application/octet-stream'] })
  async file(@Param('period', PeriodPipe) period: Period, @Param('file') file: string) {
    const line = await this.releases.get(period);
    const bytes = READ_BY_LEADS.includes(line.state) ? await this.reading.file(period, file) : undefined;
    if (!bytes) throw new NotFoundException();
    return new Download(bytes, 'application/octet-stream', file);
  }

  @Post(':period/preparation')
  @Can('release.prepare')
  @Form('/releases/:period')
  @Again('show')
  @Answers(releaseSchema)
  async prepare(@Param('period', PeriodPipe) period: Period, @Body() { account_id }: PrepareRelease) {
    await this.releases.prepare(period, account_id);
    return this.done(await this.releases.get(period), 201);
  }

  @Delete(':period/preparation')
  @Can('release.withdraw')
  @Form('/releases/:period')
  @Again('show')
  @Answers(releaseSchema)
  async withdraw(@Param('period', PeriodPipe) period: Period) {
    await this.releases.withdraw(period);
    return this.done(await this.releases.get(period), 200);
  }

  @Post(':period/approval')
  @HttpCode(201)
  @Can('release.approve')
  @CommitsItself()
  @EachTime()
  @Form('/releases/:period')
  @Answers(releaseSchema)
  async approve(@Acting() actor: Actor, @Param('period', PeriodPipe) period: Period) {
    const answered = setTimeout(STEADY);
    try {
      return await this.db.actingFor(actor, 'release.approve', async () => {
        await this.drawing.approve(period);
        return this.done(await this.releases.get(period), 201);
      });
    } finally {
      await answered;
    }
  }

  private done(line: ReleaseLine, status: 200 | 201) {
    return new Done(`/releases/${line.period}`, { ...releaseView(line, [], NO_KIT), id: line.period }, status);
  }
}
