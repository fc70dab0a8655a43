import { Injectable, RequestMethod, type Type } from '@nestjs/common';
import { HTTP_CODE_METADATA, PARAMTYPES_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { ACTION } from '../access/access.guard.js';
import { type Action, rules } from '../access/rules.js';
import { type Answer, ANSWERS } from './answers.js';
import { takesFilesAt } from './arriving-files.js';
import { Id } from './id.pipe.js';
import { gathered, type JsonSchema, text, uuid } from './json-schema.js';
import { NEVER } from './once.interceptor.js';
import { Bodies } from './openapi-bodies.js';
import { PROBLEM } from './problem.schema.js';
import { type Route, Routes } from './routes.js';

export const API = '/api/v1';

interface Argument {
  index: number;
  data?: string;
  pipes: unknown[];
}
export interface Operation {
  operationId: string;
  responses: Record<string, { $ref?: string; description?: string; content?: Record<string, { schema: JsonSchema }> }>;
  [more: string]: unknown;
}
export interface OpenApiDocument {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; [more: string]: unknown };
  [more: string]: unknown;
}

/** The API in OpenAPI 3.1, read off the routes themselves: nothing of it is written twice. https://spec.openapis.org/oas/v3.1.1 */
@Injectable()
export class OpenApi {
  private made?: OpenApiDocument;

  constructor(private readonly routes: Routes) {}

  document(): OpenApiDocument {
    return (this.made ??= this.make());
  }

  private make(): OpenApiDocument {
    const schemas: Record<string, JsonSchema> = {};
    const problem = { 'application/problem+json': { schema: gathered(PROBLEM, schemas) } };
    const bodies = new Bodies();
    const paths: OpenApiDocument['paths'] = {};
    for (const route of this.routes.all())
      for (const path of route.paths.filter((one) => one.startsWith(`${API}/`))) {
        const place = (paths[path.replace(/:(\w+)/g, '{$1}')] ??= {});
        place[RequestMethod[route.method]!.toLowerCase()] = operation(route, path, bodies, schemas);
      }
    return {
      openapi: '3.1.1',
      info: {
        title: 'Ploughshare',
        version: '1',
        description: 'Lists answer `items` and `next`, an opaque cursor for `?after=`.',
      },
      servers: [{ url: '/' }],
      paths: sorted(paths),
      components: {
        schemas: sorted(schemas),
        responses: {
          Problem: {
            description: 'Refused: `detail` says why in words for people, `errors` names the fields.',
            content: problem,
          },
        },
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', description: `The token that POST ${API}/session answers.` },
        },
      },
    };
  }
}

function operation(route: Route, path: string, bodies: Bodies, schemas: Record<string, JsonSchema>): Operation {
  const { controller, name, handler, method } = route;
  const action = Reflect.getMetadata(ACTION, handler) as Action;
  const roles = Object.keys(rules[action]);
  const open = roles.includes('anyone');
  const answer = Reflect.getMetadata(ANSWERS, handler) as Answer | undefined;
  const status =
    answer?.status ??
    (Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined) ??
    (method === RequestMethod.POST ? 201 : 200);
  const { body, query, parameters } = argumentsOf(route, path);
  const sent = answer?.body ?? body;
  const write = method !== RequestMethod.GET;
  return {
    operationId: `${controller.name.replace(/Controller$/, '')}.${name}`,
    tags: [path.slice(API.length + 1).split('/')[0]!],
    summary: action,
    description: open ? 'For anyone.' : `For the roles ${roles.join(', ')}.`,
    'x-action': action,
    'x-roles': roles,
    security: open ? [] : [{ bearer: [] }],
    parameters: [
      ...parameters,
      ...queryOf(query, bodies),
      ...(write && !open && !Reflect.getMetadata(NEVER, handler) ? [ONCE] : []),
    ],
    ...(write && sent ? { requestBody: { required: true, content: sentAs(handler, sent, bodies, schemas) } } : {}),
    responses: {
      [`${status}`]: done(answer?.schema, schemas, answer?.files),
      ...Object.fromEntries(
        Object.entries(answer?.also ?? {}).map(([other, schema]) => [other, done(schema, schemas)]),
      ),
      ...Object.fromEntries(refusals({ open, write, id: parameters.length > 0 }).map((refused) => [refused, REFUSED])),
    },
  };
}

/** What Nest knows of a handler's arguments: the classes of its body and query, its single parameters. */
function argumentsOf({ controller, name }: Route, path: string) {
  const types = Reflect.getMetadata(PARAMTYPES_METADATA, controller.prototype as object, name) as Type[] | undefined;
  const all = Object.entries(
    (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<string, Argument>,
  );
  const of = (kind: RouteParamtypes) =>
    all.filter(([key]) => key.startsWith(`${kind}:`)).map(([, argument]) => argument);
  const whole = (kind: RouteParamtypes) => of(kind).flatMap(({ data, index }) => (data ? [] : [types![index]!]))[0];
  const named = (found: string) => of(RouteParamtypes.PARAM).find(({ data }) => data === found);
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, found]) => ({
    name: found!,
    in: 'path',
    required: true,
    schema: named(found!)?.pipes.includes(Id) ? uuid : text,
  }));
  const inQuery = of(RouteParamtypes.QUERY).flatMap(({ data }) =>
    data ? [{ name: data, in: 'query', required: false, schema: text }] : [],
  );
  return {
    body: whole(RouteParamtypes.BODY),
    query: whole(RouteParamtypes.QUERY),
    parameters: [...inPath, ...inQuery],
  };
}

function queryOf(dto: Type | undefined, bodies: Bodies) {
  const { properties = {}, required = [] } = dto ? bodies.of(dto) : {};
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

const refusals = ({ open, write, id }: Record<'open' | 'write' | 'id', boolean>) => [
  ...(open ? [] : ['401', '403']),
  ...(id ? ['404'] : []),
  ...(write ? ['409', '422'] : []),
  'default',
];
const REFUSED = { $ref: '#/components/responses/Problem' };
const ONCE = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Sent twice within seven days, the write happens once; with another body it is 422.',
  schema: { type: 'string', maxLength: 200 },
};
const done = (schema: JsonSchema | null | undefined, schemas: Record<string, JsonSchema>, files: string[] = []) => ({
  description: 'Done.',
  ...(schema || files.length > 0
    ? {
        content: {
          ...(schema && json(gathered(schema, schemas))),
          ...Object.fromEntries(files.map((type) => [type, { schema: {} }])),
        },
      }
    : {}),
});
const FILES = { type: 'array', items: { type: 'string', description: 'The bytes of one file.' } };
const FIELDS_FIRST = 'The fields come before the files, and are said of all of them.';
function sentAs(handler: () => unknown, sent: Type, bodies: Bodies, schemas: Record<string, JsonSchema>) {
  if (!takesFilesAt(handler)) return json(bodies.mention(sent, schemas));
  const { properties, ...fields } = bodies.of(sent);
  return {
    'multipart/form-data': {
      schema: { ...fields, properties: { ...properties, files: FILES }, description: FIELDS_FIRST },
    },
  };
}
const json = (schema: JsonSchema) => ({ 'application/json': { schema } });
const sorted = <T>(of: Record<string, T>) =>
  Object.fromEntries(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
