import {
  BadRequestException,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { from, lastValueFrom } from 'rxjs';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { hkdf, hmac, lengthPrefixed, sameBytes } from '../../vault/derive.js';
import { Invalid } from './refusals.js';
import { Done } from './page.js';
import { isApi, pathOf, type WebRequest } from './web-request.js';

const AGAIN = 'web:again';
/** Names the controller's method that reads what a repeated write made the first time: `(objectId) => body`. */
export const Again = (method: string) => SetMetadata(AGAIN, method);

export const NEVER = 'web:never-once';
/** For acts that are recorded each time: they take no idempotency key (400). */
export const EachTime = () => SetMetadata(NEVER, true);

interface Kept {
  body_hmac: Buffer;
  status: number | null;
  object_id: string | null;
}

/**
 * A write that carries a key happens once: a COMMIT's outcome can be unknown to the sender, who then sends it again. The key
 * comes in `Idempotency-Key`, or in a form's `_once`. Kept are HMACs under the sender's own key, never a body; the second time
 * the handler's `again` reads the object anew, under the sender's present rights.
 */
@Injectable()
export class OnceInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    const request = context.switchToHttp().getRequest<WebRequest>();
    const header = request.headers['idempotency-key'];
    const key = isApi(request) ? header : request.fields?.find(([name]) => name === '_once')?.[1];
    if (request.method === 'GET' || typeof key !== 'string' || key === '') return next.handle();
    if (this.reflector.get<boolean | undefined>(NEVER, context.getHandler())) {
      if (!isApi(request)) return next.handle();
      throw new BadRequestException('This act is recorded each time and takes no Idempotency-Key.', {
        cause: 'for people',
      });
    }
    if (!request.actor) return next.handle();
    if (key.length > 200)
      throw new Invalid([{ field: 'Idempotency-Key', message: 'An Idempotency-Key has at most 200 characters.' }]);
    return from(this.once(key, request, context, () => lastValueFrom(next.handle())));
  }

  private async once(
    key: string,
    request: WebRequest,
    context: ExecutionContext,
    work: () => Promise<unknown>,
  ): Promise<unknown> {
    const { accountId, organisationId, secretKey } = this.db.actor();
    const secret = hkdf(secretKey, 'idempotency');
    const keyHmac = hmac(secret, lengthPrefixed('key', key));
    const bodyHmac = hmac(
      secret,
      lengthPrefixed('body', request.method, pathOf(request.url), JSON.stringify(request.body ?? null)),
    );
    const begun = await this.db.query(
      `insert into idempotency (organisation_id, account_id, key_hmac, body_hmac, kept_on) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning kept_on`,
      [organisationId, accountId, keyHmac, bodyHmac, this.clock.today()],
    );
    if (begun.length === 0) return this.repeat(keyHmac, bodyHmac, request, context);
    const result = await work();
    if (result instanceof Done) {
      await this.db.change(
        `update idempotency set status = $4, object_id = $5 where organisation_id = $1 and account_id = $2 and key_hmac = $3`,
        [organisationId, accountId, keyHmac, result.status, result.body.id ?? null],
      );
    }
    return result;
  }

  private async repeat(
    keyHmac: Buffer,
    bodyHmac: Buffer,
    request: WebRequest,
    context: ExecutionContext,
  ): Promise<Done> {
    const { accountId, organisationId } = this.db.actor();
    const [kept] = await this.db.query<Kept>(
      `select body_hmac, status, object_id from idempotency where organisation_id = $1 and account_id = $2 and key_hmac = $3`,
      [organisationId, accountId, keyHmac],
    );
    if (!kept || !sameBytes(kept.body_hmac, bodyHmac))
      throw new Invalid([
        { field: 'Idempotency-Key', message: 'This key was used for another request already. Use a new one.' },
      ]);
    const id = kept.object_id ?? undefined;
    const method = this.reflector.get<string | undefined>(AGAIN, context.getHandler());
    const controller = this.modules.get<Record<string, (id: string) => Promise<Done['body']>>>(context.getClass(), {
      strict: false,
    });
    const body = method && id ? await controller[method]!(id) : { id };
    return new Done(placeOf(request.url, id), body, kept.status === 200 ? 200 : 201);
  }
}

/** Where a write leads: to the noun it stands under, `/cases/:id/notes` to the case, `/cases` to the new one. */
function placeOf(url: string, id = ''): string {
  const [noun = '', ofWhich = id] = pathOf(url)
    .replace(/^\/api\/v1/, '')
    .split('/')
    .filter(Boolean);
  return `/${noun}/${ofWhich}`;
}
