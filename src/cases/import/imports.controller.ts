import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { Clock } from '../../common/clock.js';
import { Answers } from '../../common/web/answers.js';
import { Again } from '../../common/web/once.interceptor.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { Conflict } from '../../common/web/refusals.js';
import { Desks } from '../../organisations/desks.service.js';
import { ImportRecords, ImportSheet } from './import.input.js';
import { importList, oneImport } from './import.presenter.js';
import { broughtSchema, importsSchema } from './import.schema.js';
import { ImportRuns } from './import-runs.service.js';
import { Imports } from './imports.service.js';
import { asOccurrence, judgeRecord, type JudgedRecord } from './judge/judge.js';
import { Manifests } from './manifests.service.js';
import { SheetsInHand } from './sheets-in-hand.js';
import { ImportPage } from './views/import.page.js';
import { ImportsPage } from './views/imports.page.js';
import { WaitingRows } from './waiting-rows.service.js';

@Controller()
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly manifests: Manifests,
    private readonly waiting: WaitingRows,
    private readonly desks: Desks,
    private readonly inHand: SheetsInHand,
    private readonly runs: ImportRuns,
    private readonly clock: Clock,
  ) {}

  @Get(['imports', 'api/v1/imports'])
  @Can('import.list')
  @Page(ImportsPage)
  @Answers(importsSchema)
  async list(@Query('after') after?: string) {
    const page = await this.waiting.page(/^[0-9a-f-]{36}$/.test(after ?? '') ? after : undefined);
    const desks = this.desks.own();
    const sheets = await this.manifests.sheets(desks.map(({ id }) => id));
    const [left, first] = [await this.waiting.count(), await this.waiting.next()];
    return importList(sheets, page, { left, first }, desks);
  }

  @Post('imports')
  @Can('import.save')
  @Form('/imports/new')
  async save(@Body() { desk_id, ticket }: ImportSheet, @Acting() actor: Actor) {
    const sheet = this.inHand.find(ticket, actor.accountId);
    if (!sheet?.judged || sheet.deskId !== desk_id)
      throw new Conflict(
        'The check is a while ago and was forgotten: nothing was kept of the sheet. Check it again, then import it.',
        'forgotten',
      );
    const { deskId } = this.desks.meant(desk_id);
    const id = await this.runs.begin(deskId, sheet.judged);
    return new Done(`/imports/${id}`, { id });
  }

  /** A batch of the command line. The server judges each record again; what only the whole sheet can tell comes as flags. */
  @Post('api/v1/imports')
  @Can('import.save')
  @Form(false)
  @Again('again')
  @Answers(broughtSchema)
  async saveBatch(@Body() { desk_id, today = this.clock.today(), batch_of: batchOf, records }: ImportRecords) {
    const judged = records.map(({ record, cells, flags = [], duplicate_of_record, occurrence = 1 }) =>
      withFlags(asOccurrence(judgeRecord(cells, today, record), occurrence), flags, duplicate_of_record),
    );
    return new Done('/imports', { ...(await this.imports.bring(this.desks.meant(desk_id), judged, { batchOf })) });
  }

  /** What this batch brought: it was sent again because its answer was lost. */
  async again(id: string) {
    return { id, ...(await this.manifests.get(id)).counts };
  }

  /** How far a sheet is, or what it brought. The page asks for itself again while the sheet is still coming in. */
  @Get('imports/:id')
  @Can('import.list')
  @Page(ImportPage)
  async show(
    @Param('id', Id) id: string,
    @Query('still') still: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const manifest = await this.manifests.get(id);
    const underWay = this.runs.isUnderWay(id);
    const refreshes = underWay && still === undefined;
    if (refreshes) void reply.header('refresh', '2');
    return oneImport(manifest, this.desks.nameOf(manifest.deskId), {
      underWay,
      refreshes,
      first: await this.waiting.next(),
    });
  }
}

function withFlags(judged: JudgedRecord, flags: string[], duplicateOfRecord?: number): JudgedRecord {
  if (judged.outcome === 'rejected' || flags.length === 0) return judged;
  return { ...judged, outcome: 'needs_review', reasons: [...judged.reasons, ...flags], duplicateOfRecord };
}
