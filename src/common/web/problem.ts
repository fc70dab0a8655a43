import { HttpException } from '@nestjs/common';
import { CannotOpen } from '../../vault/cannot-open.js';
import { DeskNotConfirmed } from '../../vault/desk-not-confirmed.js';
import { NotPinned } from '../../vault/pin.js';
import { Conflict, type FieldMistake, Invalid } from './refusals.js';

/** What a refused request is told: for people as a page, for programs as RFC 9457 `application/problem+json`. */
export interface Problem {
  status: number;
  title: string;
  detail: string;
  /** The detail, where it is more than the general one of its status. */
  ownWords?: string;
  code?: string;
  errors?: FieldMistake[];
  [more: string]: unknown;
}

const TITLES: Record<number, [title: string, detail: string]> = {
  400: ['The request could not be read', 'Check its form and send it again.'],
  401: ['Not signed in', 'Sign in, then try again.'],
  403: ['Not your job', 'Your role does not include this. Ask your coordinator who does it.'],
  404: ['Not found', 'There is nothing here that you can reach. Check the address, or go back to your list.'],
  405: ['Not possible here', 'This address does not take that kind of request.'],
  409: ['Changed in the meantime', 'Look at what stands there now, then decide again. Nothing was overwritten.'],
  413: ['Too long', 'This is more than one request may carry (1 MB). Shorten it and send it again; nothing was saved.'],
  415: ['Unknown kind of content', 'Send a form, or JSON to an address under /api/v1.'],
  422: ['Something is not right', 'Look at the fields named, and send it again. Nothing was saved.'],
  429: ['Too many attempts', 'Wait a little, then try again.'],
  500: [
    'Our mistake',
    'Something failed on the server. Nothing was saved. Try again; if it stays, tell whoever runs it.',
  ],
  503: [
    'Not available just now',
    'Nothing was saved that you have not seen confirmed. Wait a moment, look, and try again.',
  ],
};

const ALTERED =
  'Something sealed does not open: it was changed or moved outside of Ploughshare, or its keys were replaced. Nothing was saved. Tell your coordinator.';

/** Postgres: two transactions wait for each other, so that one of them is taken back; nothing of it stands. */
const MET = '40P01';
const WORDS_OF_MET =
  'Somebody else was writing in the same place at this very moment, so nothing of yours was saved. Look at what stands there now, and send it again.';

export function problemOf(exception: unknown): Problem {
  const status = statusOf(exception);
  const [title, detail] = TITLES[status] ?? TITLES[status >= 500 ? 500 : 400]!;
  if (exception instanceof Invalid) return { status, title, detail, errors: exception.mistakes };
  if (exception instanceof Conflict)
    return { status, title, ...said(exception.message), code: exception.code, ...exception.details };
  if (codeOf(exception) === MET) return { status, title, ...said(WORDS_OF_MET), code: 'met' };
  if (exception instanceof CannotOpen) return { status, title, ...said(ALTERED), code: 'cannot-open' };
  if (exception instanceof DeskNotConfirmed)
    return {
      status: 409,
      title: 'Desk not confirmed',
      ...said(exception.message),
      code: 'desk-not-confirmed',
      desk_id: exception.deskId,
    };
  if (exception instanceof NotPinned)
    return { status: 409, title: 'Not pinned', ...said(exception.message), code: 'not-pinned' };
  // Messages of the framework may repeat what was sent; ours are written for people.
  if (exception instanceof HttpException && exception.cause === 'for people')
    return { status, title, ...said(exception.message) };
  return { status, title, detail };
}

const said = (detail: string) => ({ detail, ownWords: detail });

const codeOf = (exception: unknown) => (exception as { code?: string } | undefined)?.code;

function statusOf(exception: unknown): number {
  if (exception instanceof HttpException) return exception.getStatus();
  const { statusCode, code } = (exception ?? {}) as { statusCode?: number; code?: string };
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return statusCode;
  // Postgres: a character that no text can hold (U+0000).
  if (code === '22021') return 400;
  if (code === MET) return 409;
  return databaseIsAway(exception, code) ? 503 : 500;
}

/** Lost or refused connections, of Postgres (class 08, 57P0x, 53300, 3D000) and of the socket. */
const databaseIsAway = (exception: unknown, code = '') =>
  /^(08...|57P0.|53300|3D000|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code) ||
  (exception instanceof Error &&
    /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i.test(
      exception.message,
    )) ||
  (exception instanceof Error && exception.name === 'DriverPackageNotInstalledError');
