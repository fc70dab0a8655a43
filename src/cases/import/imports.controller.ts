import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Can } from '../../common/access/access.guard.js';
import { Acting, type Actor } from '../../common/access/actor.js';
import { Clock } from '../../common/clock.js';
import { Answers } from '../../common/web/answers.js';
import { Again, EachTime } from '../../common/web/once.interceptor.js';
import { Id } from '../../common/web/id.pipe.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { Conflict, Invalid } from '../../common/web/refusals.js';
import type { WebRequest } from '../../common/web/web-request.js';
import { Desks } from '../../organisations/desks.service.js';
import { CheckSheet, ImportRecords, ImportSheet } from './import.input.js';
import { importList, oneImport, report } from './import.presenter.js';
import { broughtSchema, importsSchema } from './import.schema.js';
import { ImportRuns } from './import-runs.service.js';
import { Imports } from './imports.service.js';
import { asOccurrence, judgeRecord, judgeSheet, type JudgedRecord, SheetUnreadable } from './judge/judge.js';
import { Manifests } from './manifests.service.js';
import { SheetTickets } from './sheet-tickets.js';
import { ImportPage } from './views/import.page.js';
import { ImportsPage } from './views/imports.page.js';
import { ReportPage } from './views/report.page.js';
import { UploadPage } from './views/upload.page.js';
import { WaitingRows } from './waiting-rows.service.js';

@Controller()
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly manifests: Manifests,
    private readonly waiting: WaitingRows,
    private readonly desks: Desks,
    private readonly tickets: SheetTickets,
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

  @Get('imports/new')
  @Can('import.judge')
  @Page(UploadPage)
  form() {
    return { desks: this.desks.own() };
  }

  /** The dry run: what an import would do, row by row. Nothing is kept but in memory, for the next step. */
  @Post('imports/check')
  @Can('import.judge')
  @HttpCode(200)
  @EachTime()
  @Form('/imports/new')
  @Page(ReportPage)
  async check(@Body() { desk_id }: CheckSheet, @Req() { upload }: WebRequest, @Acting() actor: Actor) {
    const desk = this.desks.meant(desk_id);
    const records = await readSheet(upload?.bytes, this.clock.today());
    const known = new Set((await this.manifests.known(desk.deskId)).keys());
    const ticket = this.tickets.keep(actor.accountId, desk.deskId, records);
    return report({ id: desk.deskId, name: this.desks.nameOf(desk.deskId) }, records, known, ticket);
  }

  @Post('imports')
  @Can('import.save')
  @Form('/imports/new')
  async save(@Body() { desk_id, ticket }: ImportSheet, @Acting() actor: Actor) {
    const sheet = this.tickets.find(ticket, actor.accountId);
    if (!sheet || sheet.deskId !== desk_id)
      throw new Conflict(
        'The check is a while ago and was forgotten: nothing was kept of the sheet. Check it again, then import it.',
        'forgotten',
      );
    const { deskId } = this.desks.meant(sheet.deskId);
    const id = await this.runs.begin(deskId, sheet.records, sheet.leftOut);
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

async function readSheet(bytes: Buffer | undefined, today: string): Promise<JudgedRecord[]> {
  if (!bytes || bytes.length === 0)
    throw new Invalid([{ field: 'sheet', message: 'Choose the sheet first: a CSV file.' }]);
  try {
    return (await judgeSheet(bytes, today)).records;
  } catch (error) {
    if (error instanceof SheetUnreadable) throw new Invalid([{ field: 'sheet', message: error.message }]);
    throw error;
  }
}

function withFlags(judged: JudgedRecord, flags: string[], duplicateOfRecord?: number): JudgedRecord {
  if (judged.outcome === 'rejected' || flags.length === 0) return judged;
  return { ...judged, outcome: 'needs_review', reasons: [...judged.reasons, ...flags], duplicateOfRecord };
}
