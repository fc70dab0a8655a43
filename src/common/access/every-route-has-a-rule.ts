import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Routes } from '../web/routes.js';
import { FORM } from '../web/web-request.js';
import { ACTION } from './access.guard.js';

/** Forgetting a permission is a mistake we want to meet at start-up, not in an incident report. */
@Injectable()
export class EveryRouteHasARule implements OnApplicationBootstrap {
  constructor(
    private readonly routes: Routes,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap() {
    const routes = this.routes
      .all()
      .map(({ controller, name, ...route }) => ({ ...route, name: `${controller.name}.${name}` }));
    const unruled = routes.filter(({ handler }) => !this.reflector.get(ACTION, handler));
    if (unruled.length > 0) throw new Error(`Routes without @Can(): ${unruled.map(({ name }) => name).join(', ')}`);
    const formless = routes.filter(
      ({ handler, method }) => method !== RequestMethod.GET && this.reflector.get(FORM, handler) === undefined,
    );
    if (formless.length > 0) throw new Error(`Writes without @Form(): ${formless.map(({ name }) => name).join(', ')}`);
  }
}
