import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.js';
import { EveryRouteHasARule } from './access/every-route-has-a-rule.js';
import { Clock } from './clock.js';
import { ActingInterceptor } from './database/acting.interceptor.js';
import { Db } from './database/db.js';
import { AssetsController } from './web/assets.controller.js';
import { DRAWING } from './web/draw.js';
import { HealthController } from './web/health.controller.js';
import { OnceInterceptor } from './web/once.interceptor.js';
import { OpenApi } from './web/openapi.js';
import { OpenApiController } from './web/openapi.controller.js';
import { PageInterceptor } from './web/page.js';
import { RefusalFilter } from './web/refusal.filter.js';
import { Routes } from './web/routes.js';
import { validation } from './web/validation.js';

/** Order matters and is written once: who may (guard), how it looks (page), as whom (acting), once only (once), what is valid (pipe). */
@Global()
@Module({})
export class CommonModule {
  static with({ clock, demonstration }: { clock: Clock; demonstration: boolean }): DynamicModule {
    return {
      module: CommonModule,
      imports: [DiscoveryModule],
      controllers: [AssetsController, HealthController, OpenApiController],
      providers: [
        Db,
        EveryRouteHasARule,
        OpenApi,
        Routes,
        { provide: Clock, useValue: clock },
        { provide: DRAWING, useFactory: (shown: Clock) => ({ clock: shown, demonstration }), inject: [Clock] },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ActingInterceptor },
        { provide: APP_INTERCEPTOR, useClass: OnceInterceptor },
        { provide: APP_PIPE, useFactory: validation },
        { provide: APP_FILTER, useClass: RefusalFilter },
      ],
      exports: [Db, Clock],
    };
  }
}
