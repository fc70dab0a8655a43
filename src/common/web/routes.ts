import { Injectable, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';

export interface Route {
  controller: Type;
  /** The method's name in its controller. */
  name: string;
  handler: () => unknown;
  method: RequestMethod;
  /** All addresses that lead here, `/api/v1/cases/:id`. */
  paths: string[];
}

/** Every route of the running application. */
@Injectable()
export class Routes {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  all(): Route[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) =>
      this.scanner.getAllMethodNames(instance).flatMap((name) => {
        const handler = (instance as Record<string, () => unknown>)[name]!;
        const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (method === undefined) return [];
        return [
          {
            controller: metatype as Type,
            name,
            handler,
            method,
            paths: joined(pathsOf(metatype as Type), pathsOf(handler)),
          },
        ];
      }),
    );
  }
}

const pathsOf = (target: object) => [Reflect.getMetadata(PATH_METADATA, target) as string | string[]].flat();
const joined = (bases: string[], ends: string[]) =>
  bases.flatMap((base) => ends.map((end) => `/${[base, end].join('/').split('/').filter(Boolean).join('/')}`));
