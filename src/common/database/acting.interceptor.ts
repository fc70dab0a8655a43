import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom } from 'rxjs';
import { actingRequest } from '../access/actor.js';
import { reachOf } from '../access/rules.js';
import { COMMITS_ITSELF } from '../access/commits-itself.js';
import { Db } from './db.js';

/** One request, one transaction. It commits before the response is written. */
@Injectable()
export class ActingInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Db,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    const { actor, action } = actingRequest(context);
    const reach = action && reachOf(actor?.role, action);
    if (!reach) throw new Error('A request reached a handler without passing the access guard.');
    // Sign-in and calendars find out who acts, and an opening is committed before it reads: they have transactions of their own.
    const commitsItself = this.reflector.get<boolean | undefined>(COMMITS_ITSELF, context.getHandler());
    if (reach === 'nothing' || reach === 'before-sign-in' || reach === 'calendar' || commitsItself)
      return next.handle();
    const work = () => lastValueFrom(next.handle());
    return from(actor ? this.db.actingAs(actor, reach, work) : this.db.actingAsPublic(work));
  }
}
