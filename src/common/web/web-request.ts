import type { FastifyRequest } from 'fastify';
import type { ActingRequest } from '../access/actor.js';
import type { ArrivingFile } from './arriving-files.js';
import type { KeptForm } from './kept-form.js';
import type { Mistakes, Typed } from './page-context.js';

/** What the web part keeps with a request. */
export interface WebRequest extends ActingRequest {
  /** The key of this browser's form tokens; absent for bearer tokens and where no form was ever shown. */
  formKey?: Uint8Array;
  /** The browser still carries the cookie of a session that is over: the key of that session's form tokens. */
  endedFormKey?: Uint8Array;
  /** The instant at which the session ends by itself. */
  sessionEnds?: Date;
  /** A form's fields as they came. */
  fields?: [string, string][];
  upload?: { name: string; bytes: Buffer };
  /** Of a route that `@TakesFiles()`: one after the other, while they come. */
  arriving?: AsyncIterator<ArrivingFile>;
  /** The page to draw again when the write is refused, from `@Form`. */
  redraw?: string;
  /** When this request is the drawing again: what was typed, and what is wrong. */
  again?: { typed: Typed; mistakes: Mistakes; problem?: string; ended?: boolean; kept?: KeptForm };
}

export const isApi = ({ url }: Pick<FastifyRequest, 'url'>) => url.startsWith('/api/');
export const pathOf = (url: string) => url.split('?', 1)[0] ?? url;
/** With its question mark. What a list was narrowed to when its form was sent: drawn again, it is the same list. */
export const queryOf = (url: string) => url.slice(pathOf(url).length);

export const FORM = 'web:form';
export const withParameters = (path: string, parameters: Record<string, string>) =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
