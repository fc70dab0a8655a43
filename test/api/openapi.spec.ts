import { RequestMethod } from '@nestjs/common';
import { reachOf, ROLES } from '../../src/common/access/rules.js';
import { ANSWERS } from '../../src/common/web/answers.js';
import type { JsonSchema } from '../../src/common/web/json-schema.js';
import type { OpenApiDocument, Operation } from '../../src/common/web/openapi.js';
import { Routes } from '../../src/common/web/routes.js';
import { codes } from '../../src/reference/vocabulary.js';
import { schemasOf } from '../support/against-openapi.js';
import { type RunningApp, startApp } from '../support/app.js';

let running: RunningApp;
let document: OpenApiDocument;
beforeAll(async () => {
  running = await startApp();
  const answer = await running.app.inject({ method: 'GET', url: '/api/openapi.json' });
  expect(answer.headers['content-type']).toContain('application/json');
  document = answer.json();
}, 60_000);
afterAll(() => running.stop());

const apiRoutes = () =>
  running.app
    .get(Routes, { strict: false })
    .all()
    .flatMap((route) =>
      route.paths
        .filter((path) => path.startsWith('/api/v1'))
        .map((path) => ({
          ...route,
          path: path.replace(/:(\w+)/g, '{$1}'),
          verb: RequestMethod[route.method]!.toLowerCase(),
        })),
    );
const operations = () =>
  Object.entries(document.paths).flatMap(([path, of]) =>
    Object.entries(of).map(([verb, operation]) => ({ path, verb, operation })),
  );

it('is read by anyone, and is OpenAPI 3.1', () => {
  expect(document).toMatchObject({
    openapi: expect.stringMatching(/^3\.1\.\d+$/),
    info: { title: expect.any(String), version: expect.any(String) },
  });
  expect(Object.keys(document).sort()).toEqual(['components', 'info', 'openapi', 'paths', 'servers']);
});

it('holds every route under /api/v1, and no other', () => {
  const there = operations().map(({ verb, path }) => `${verb} ${path}`);
  expect(there.sort()).toEqual(
    apiRoutes()
      .map(({ verb, path }) => `${verb} ${path}`)
      .sort(),
  );
  expect(there).toEqual(
    expect.arrayContaining([
      'post /api/v1/cases',
      'get /api/v1/cases/{id}',
      'post /api/v1/session',
      'get /api/v1/referrals/{id}/packet',
    ]),
  );
});

it('says of every route what it answers', () => {
  const silent = apiRoutes().filter(({ handler }) => !Reflect.hasMetadata(ANSWERS, handler));
  expect(silent.map(({ controller, name }) => `${controller.name}.${name} has no @Answers()`)).toEqual([]);
});

/** By hand: whose body is a form with files. */
const TAKE_FILES = ['Documents.bring', 'DeskExchangeFiles.send', 'LawyerExchangeFiles.send'];

/** The parts of https://spec.openapis.org/oas/v3.1.1 that we use, checked by hand: no package with its meta-schema is installed. */
it('keeps to the form of an OpenAPI document', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations()) {
    const { parameters, requestBody, responses, security, tags, summary } = operation as Operation & {
      parameters: Parameter[];
      requestBody?: { content: object };
    };
    expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    );
    for (const one of parameters)
      expect(one).toMatchObject({
        name: expect.any(String),
        in: expect.stringMatching(/^(path|query|header)$/),
        required: expect.any(Boolean),
        schema: expect.any(Object),
      });
    expect(new Set(parameters.map((one) => `${one.in} ${one.name}`)).size).toBe(parameters.length);
    const carrier = TAKE_FILES.includes(operation.operationId) ? 'multipart/form-data' : 'application/json';
    if (requestBody) expect(Object.keys(requestBody.content)).toEqual([carrier]);
    expect(Object.keys(responses).every((status) => /^[1-5]\d\d$|^default$/.test(status))).toBe(true);
    for (const [status, response] of Object.entries(responses))
      if (status === 'default' || Number(status) >= 400)
        expect(response).toEqual({ $ref: '#/components/responses/Problem' });
      else expect(typeof response.description).toBe('string');
    expect({ security, tags, summary }).toEqual({
      security: expect.any(Array),
      tags: [expect.any(String)],
      summary: expect.any(String),
    });
  }
  for (const pointer of mentions(document)) expect(at(pointer)).toBeDefined();
});

it('holds schemas that compile, and none that says nothing', () => {
  const check = schemasOf(document);
  for (const [name, { properties = {} }] of Object.entries(document.components.schemas)) {
    expect(typeof check(`#/components/schemas/${name}`)).toBe('function');
    for (const [property, schema] of Object.entries(properties))
      expect([name, property, Object.keys(schema).length > 0]).toEqual([name, property, true]);
  }
});

it('knows the body of a write as its DTO does', () => {
  const check = schemasOf(document)('#/components/schemas/OpenCase');
  const heron = {
    pseudonym: 'Heron',
    facts: { service_country: 'RU', grounds: ['pacifist_ethical'] },
    person: { contacts: [{ channel: 'phone', handle: '+999' }] },
  };
  expect(check(heron)).toBe(true);
  for (const wrong of [
    {},
    { ...heron, shoe_size: 44 },
    { ...heron, facts: { service_country: 'Russia' } },
    { ...heron, facts: { grounds: ['whim'] } },
    { ...heron, deadline: { kind: 'appeal', on: 'soon' } },
  ])
    expect(check(wrong)).toBe(false);
  expect(document.components.schemas.FactsInput?.properties).toMatchObject({
    service_country: { enum: codes('country') },
    grounds: { type: 'array', items: { enum: codes('refusal_grounds') } },
    language: { items: { enum: codes('language') } },
  });
});

it('says who may, as rules.ts does, and which writes take an Idempotency-Key', () => {
  const { operation: read } = operations().find(({ path, verb }) => path === '/api/v1/cases/{id}' && verb === 'get')!;
  expect(read).toMatchObject({
    'x-action': 'case.read',
    'x-roles': ROLES.filter((role) => reachOf(role, 'case.read')),
    security: [{ bearer: [] }],
  });
  const once = operations()
    .filter(({ operation }) => (operation.parameters as Parameter[]).some(({ name }) => name === 'Idempotency-Key'))
    .map(({ path }) => path);
  expect(once).toEqual(expect.arrayContaining(['/api/v1/cases', '/api/v1/cases/{id}/referrals']));
  for (const never of ['/api/v1/session', '/api/v1/cases/search', '/api/v1/cases/{id}/identity'])
    expect(once).not.toContain(never);
});

interface Parameter {
  name: string;
  in: string;
  schema: JsonSchema;
}
const mentions = (of: object) => [...JSON.stringify(of).matchAll(/"\$ref":"(#[^"]+)"/g)].map(([, pointer]) => pointer!);
const at = (pointer: string) =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((place, step) => (place as Record<string, unknown> | undefined)?.[step], document);
