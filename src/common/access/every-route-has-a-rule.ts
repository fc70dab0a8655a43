import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { FORM } from '../web/web-request.js';
import { ACTION } from './access.guard.js';

type Handler = () => unknown;

/** Forgetting a permission is a mistake we want to meet at start-up, not in an incident report. */
@Injectable()
export class EveryRouteHasARule implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap() {
    const routes = this.routes();
    const unruled = routes.filter(({ handler }) => !this.reflector.get(ACTION, handler));
    if (unruled.length > 0) throw new Error(`Routes without @Can(): ${unruled.map(({ name }) => name).join(', ')}`);
    const formless = routes.filter(({ handler, method }) => method !== RequestMethod.GET && this.reflector.get(FORM, handler) === undefined);
    if (formless.length > 0) throw new Error(`Writes without @Form(): ${formless.map(({ name }) => name).join(', ')}`);
  }

  private routes() {
    return this.discovery.getControllers().flatMap(({ instance, name }) =>
      this.scanner.getAllMethodNames(instance).flatMap((methodName) => {
        const handler = (instance as Record<string, Handler>)[methodName]!;
        const method = this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler);
        return method === undefined ? [] : [{ name: `${name}.${methodName}`, handler, method }];
      }),
    );
  }
}
