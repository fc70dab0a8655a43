import { type DynamicModule, Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { AccountsModule } from '../accounts/accounts.module.js';
import { cookieNames, COOKIES } from './cookies.js';
import { PassphraseStrategy } from './passphrase.strategy.js';
import { SessionStore } from './session-store.js';
import { SessionsController } from './sessions.controller.js';
import { SignIn } from './sign-in.service.js';
import { Waits } from './waits.js';

@Module({})
export class SessionsModule {
  /** @param secureCookies decided once at start, from PUBLIC_URL. */
  static with(secureCookies: boolean): DynamicModule {
    return {
      module: SessionsModule,
      imports: [PassportModule.register({ session: false }), AccountsModule],
      controllers: [SessionsController],
      providers: [
        SignIn,
        Waits,
        SessionStore,
        PassphraseStrategy,
        { provide: COOKIES, useValue: cookieNames(secureCookies) },
      ],
      exports: [SessionStore, SignIn, COOKIES],
    };
  }
}
