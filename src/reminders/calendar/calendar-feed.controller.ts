import { createHash } from 'node:crypto';
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Can } from '../../common/access/access.guard.js';
import { CalendarFeed } from './calendar-feed.service.js';

/**
 * The secret stands in the path because calendar programs can send nothing else. So nothing here may write an address down: no log
 * of requests, no error with its address, and a proxy without an access log.
 */
@Controller('calendar')
export class CalendarFeedController {
  constructor(private readonly feed: CalendarFeed) {}

  @Get(':file')
  @Can('calendar.read')
  async read(
    @Param('file') file: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const calendar = await this.feed.read(file.replace(/\.ics$/, ''));
    const tag = `"${createHash('sha256').update(calendar).digest('hex').slice(0, 32)}"`;
    void reply.header('etag', tag);
    if (known?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)) {
      void reply.status(304);
      return '';
    }
    void reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="ploughshare.ics"');
    return calendar;
  }
}
