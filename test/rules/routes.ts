import { Module, type NestModule } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, HttpAdapterHost, MetadataScanner } from '@nestjs/core';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { ACTION } from '../../src/common/access/access.guard.js';
import type { RunningApp } from '../support/app.js';

/** Every route that the server itself knows, however it got there: `GET /api/v1/cases/:id`. */
@Module({})
export class ServedRoutes implements NestModule {
  readonly all = new Set<string>();

  constructor(private readonly host: HttpAdapterHost) {}

  /** The earliest that Nest calls once there is a server, and before it makes any route. */
  configure() {
    this.host.httpAdapter.getInstance<FastifyInstance>().addHook('onRoute', ({ method, url }: RouteOptions) => {
      for (const one of [method].flat()) if (one !== 'HEAD') this.all.add(`${one} ${url.replace(/(.)\/$/, '$1')}`);
    });
  }
}

type Handler = (...given: unknown[]) => unknown;
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];

/** The handlers of all controllers with the action each names, as Nest discovers them. */
export function ruledRoutes({ app }: RunningApp): Map<string, string> {
  const [discovery, scanner] = [
    app.get(DiscoveryService, { strict: false }),
    app.get(MetadataScanner, { strict: false }),
  ];
  const found = new Map<string, string>();
  for (const { instance, metatype } of discovery.getControllers()) {
    for (const name of scanner.getAllMethodNames(instance)) {
      const handler = (instance as Record<string, Handler>)[name]!;
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as number | undefined;
      if (method === undefined) continue;
      for (const prefix of paths(metatype as object))
        for (const path of paths(handler)) {
          const joined = `/${prefix}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
          found.set(`${METHODS[method]} ${joined}`, Reflect.getMetadata(ACTION, handler) as string);
        }
    }
  }
  return found;
}

const paths = (of: object) => [Reflect.getMetadata('path', of) as string | string[]].flat();
