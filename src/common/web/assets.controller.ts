import { readFileSync } from 'node:fs';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Can } from '../access/access.guard.js';

const STYLESHEET = readFileSync(new URL('./ploughshare.css', import.meta.url), 'utf8');

@Controller()
export class AssetsController {
  /** The one stylesheet. It is the same for everybody, so it may be kept for a while. */
  @Get('assets/ploughshare.css')
  @Can('public.read')
  stylesheet(@Res({ passthrough: true }) reply: FastifyReply) {
    void reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600');
    return STYLESHEET;
  }

  @Get('robots.txt')
  @Can('public.read')
  robots(@Res({ passthrough: true }) reply: FastifyReply) {
    void reply.type('text/plain; charset=utf-8');
    return 'User-agent: *\nDisallow: /\n';
  }
}
