import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  SetMetadata,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FORM, queryOf, type WebRequest, withParameters } from '../web/web-request.js';
import { actingRequest } from './actor.js';
import { type Action, reachOf } from './rules.js';

export const ACTION = 'access:action';
/** Names the action that a route is; `rules.ts` says who may. */
export const Can = (action: Action) => SetMetadata(ACTION, action);

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = actingRequest(context);
    const action = this.reflector.get<Action | undefined>(ACTION, context.getHandler());
    if (!action) throw new ForbiddenException();
    request.action = action;
    const form = this.reflector.get<string | false | undefined>(FORM, context.getHandler());
    if (form)
      (request as WebRequest).redraw =
        `${withParameters(form, request.params as Record<string, string>)}${queryOf(request.url)}`;

    if (reachOf(request.actor?.role, action)) return true;
    if (!request.actor) throw new UnauthorizedException();
    throw new ForbiddenException();
  }
}
