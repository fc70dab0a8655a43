import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Action, Role } from './rules.js';

/** Who is asking. The session puts it on the request; nothing else may. */
export interface Actor {
  accountId: string;
  organisationId: string;
  role: Role;
  handle: string;
  /** The number of the session, compared with the account's `sessions_from` in every request. */
  sessionNumber: number;
  /** The account's X25519 secret key, opened by the cookie or token for this request only, and overwritten after it. */
  secretKey: Uint8Array;
  /** What this session has opened already, a case or the audit trail: an opening is recorded once a session. */
  opened: Set<string>;
  /** For work that outlasts the request: whether the session is still there. */
  signedIn?: () => boolean;
  /** The account was disabled, or the session ended elsewhere, while this request was on its way. */
  ended?: boolean;
  /** As the last transaction answered them. */
  theme?: string;
  density?: string;
  deskNames?: string[];
}

export interface ActingRequest extends FastifyRequest {
  actor?: Actor;
  action?: Action;
}

export const actingRequest = (context: ExecutionContext) => context.switchToHttp().getRequest<ActingRequest>();

export const Acting = createParamDecorator((_: unknown, context: ExecutionContext) => actingRequest(context).actor);
