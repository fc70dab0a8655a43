import { Controller, Get, HttpException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Can } from '../access/access.guard.js';
import { checkServer, Refused } from '../database/check-server.js';

@Controller()
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('healthz')
  @Can('health.read')
  alive() {
    return { alive: true };
  }

  /** 503 with a reason while the database is away, or is not the one this program was written for. */
  @Get('readyz')
  @Can('health.read')
  async ready() {
    try {
      await checkServer(this.dataSource);
      return { ready: true };
    } catch (error) {
      const reason = error instanceof Refused ? error.message : 'The database cannot be reached.';
      throw new HttpException(reason, 503, { cause: 'for people' });
    }
  }
}
