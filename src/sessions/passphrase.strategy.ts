import { Inject, Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { Invalid } from '../common/web/refusals.js';
import { isApi } from '../common/web/web-request.js';
import { type CookieNames, COOKIES, readCookie } from './cookies.js';
import { BeginSession } from './session.input.js';
import { SignIn, type SignedIn } from './sign-in.service.js';

/** Passport's strategy: an account, its passphrase, and the code of its second factor. */
@Injectable()
export class PassphraseStrategy extends PassportStrategy(Strategy, 'passphrase') {
  constructor(
    private readonly signIn: SignIn,
    @Inject(COOKIES) private readonly names: CookieNames,
  ) {
    super();
  }

  async validate(request: FastifyRequest): Promise<SignedIn> {
    // Guards run before pipes, so the body is checked here, by the same DTO.
    const input = plainToInstance(BeginSession, request.body ?? {});
    const errors = validateSync(input, { whitelist: true, forbidNonWhitelisted: true });
    if (errors.length > 0)
      throw new Invalid(
        errors.map(({ property, constraints = {} }) => ({
          field: property,
          message: Object.values(constraints)[0] ?? '',
        })),
      );
    // A program carries no cookie of ours: it is always an unknown device.
    const device = isApi(request) ? undefined : readCookie(request, this.names.device);
    const { handle, passphrase, totp } = input;
    return this.signIn.authenticate({ handle, passphrase, totp, deviceCookie: device, byPage: !isApi(request) });
  }
}

/** Leaves what the strategy found in `request.user`. */
export const WithPassphrase = AuthGuard('passphrase');
