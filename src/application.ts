import { ConsoleLogger, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule, type Installation } from './app.module.js';
import { fastifyAdapter, prepareFastify } from './common/web/fastify.js';
import { type CookieNames, COOKIES } from './sessions/cookies.js';
import { recogniseSessions } from './sessions/session.hook.js';
import { SessionStore } from './sessions/session-store.js';

/** The application, ready to listen: the same for the server, the demonstration and the tests. */
export async function createApplication(
  installation: Installation,
  logger: LoggerService | false = new ConsoleLogger(),
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(installation), fastifyAdapter(), {
    logger,
    bodyParser: false,
    abortOnError: false,
  });
  return prepareApplication(app);
}

export async function prepareApplication(app: NestFastifyApplication): Promise<NestFastifyApplication> {
  const cookies = app.get<CookieNames>(COOKIES);
  // Who asks is known before the form's token is checked: hooks run in this order.
  recogniseSessions(app.getHttpAdapter().getInstance() as unknown as FastifyInstance, app.get(SessionStore), cookies);
  await prepareFastify(app, cookies.secure);
  try {
    await app.init();
    await (app.getHttpAdapter().getInstance() as unknown as FastifyInstance).ready();
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}
