import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { OpenApi, type OpenApiDocument, type Operation } from '../../src/common/web/openapi.js';

interface Answered {
  statusCode: number;
  headers: Record<string, unknown>;
  body: string;
}
export type Compare = (method: string, url: string, answer: Answered) => void;

const known = new WeakMap<NestFastifyApplication, Compare>();

/** Throws when an answer is not what `openapi.json` says of its route: a field too many, one too few, another status. */
export function againstOpenApi(app: NestFastifyApplication): Compare {
  const found = known.get(app) ?? comparing(app.get(OpenApi, { strict: false }).document());
  known.set(app, found);
  return found;
}

function comparing(document: OpenApiDocument): Compare {
  const check = schemasOf(document);
  const routes = Object.entries(document.paths).map(([path, operations]) => ({
    path,
    operations,
    pattern: patternOf(path),
  }));
  return (method, url, answer) => {
    const path = url.split('?', 1)[0]!;
    const route = routes
      .filter(({ pattern }) => pattern.test(path))
      .sort((a, b) => parameters(a.path) - parameters(b.path))[0];
    const operation = route?.operations[method.toLowerCase()];
    const type = String(answer.headers['content-type'] ?? '').split(';', 1)[0]!;
    const says = (what: string) =>
      new Error(
        `${method} ${route?.path ?? path} answered ${answer.statusCode}, ${what}: ${answer.body.slice(0, 300)}`,
      );
    if (answer.statusCode >= 400) {
      if (type !== 'application/problem+json') throw says(`and that as ${type || 'nothing'}`);
      return valid(check('#/components/schemas/Problem'), answer.body, says);
    }
    if (!operation) throw says('and is not in openapi.json');
    const { content } = expected(operation, answer.statusCode, says);
    if (!content) {
      if (answer.body !== '') throw says('with a body of which openapi.json says nothing');
      return;
    }
    if (type !== 'application/json' && content[type]) return;
    if (type !== 'application/json') throw says(`and that as ${type || 'nothing'}`);
    valid(
      check(
        `#/paths/${escaped(route.path)}/${method.toLowerCase()}/responses/${answer.statusCode}/content/application~1json/schema`,
      ),
      answer.body,
      says,
    );
  };
}

/** Each schema of the document, compiled when it is first needed. */
export function schemasOf(document: OpenApiDocument): (pointer: string) => ValidateFunction {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
    allowUnionTypes: true,
  });
  for (const [format, pattern] of Object.entries(FORMATS)) ajv.addFormat(format, pattern);
  // Only its schemas are schemas: the rest of an OpenAPI document is unknown words to ajv.
  ajv.addVocabulary(Object.keys(document));
  ajv.addSchema(document, 'openapi');
  return (pointer) => {
    const compiled = ajv.getSchema(`openapi${pointer}`);
    if (!compiled) throw new Error(`openapi.json has no ${pointer}.`);
    return compiled;
  };
}

const FORMATS: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
};

function expected({ responses }: Operation, status: number, says: (what: string) => Error) {
  const found = responses[status];
  if (!found) throw says('and openapi.json knows no such status of it');
  return found;
}

function valid(check: ValidateFunction, body: string, says: (what: string) => Error) {
  if (check(JSON.parse(body))) return;
  throw says(
    `but ${(check.errors ?? []).map(({ instancePath, message, params }) => `${instancePath || 'it'} ${message} ${JSON.stringify(params)}`).join('; ')}`,
  );
}

const parameters = (path: string) => path.split('{').length;
const patternOf = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
const escaped = (path: string) => encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'));
