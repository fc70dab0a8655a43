import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../config.js';

/** Logs hold where and what kind, never who or with what: no address with parameters, no body, no message of the database. */
export class Logs implements LoggerService {
  private readonly pino: Logger;

  /** @param to where the lines go; standard output unless said otherwise */
  constructor(level: LogLevel, to: DestinationStream = pino.destination(1)) {
    this.pino = pino({ level, base: undefined }, to);
  }

  log = (message: unknown, context?: string) => this.pino.info({ context }, String(message));
  error = (message: unknown, ...rest: unknown[]) => this.pino.error({ context: rest.at(-1) }, String(message));
  warn = (message: unknown, context?: string) => this.pino.warn({ context }, String(message));
  debug = (message: unknown, context?: string) => this.pino.debug({ context }, String(message));
  verbose = (message: unknown, context?: string) => this.pino.trace({ context }, String(message));
}
