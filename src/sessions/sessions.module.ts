import { type DynamicModule, Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { AccountsModule } from '../accounts/accounts.module.js';
import { cookieNames, COOKIES } from './cookies.js';
import { PassphraseStrategy } from './passphrase.strategy.js';
import { FirstSignInController } from './first-sign-in/first-sign-in.controller.js';
import { Welcomes } from './first-sign-in/welcomes.js';
import { OwnAccountController } from './own-account/own-account.controller.js';
import { PassphraseChange } from './own-account/passphrase-change.service.js';
import { PassphraseController } from './own-account/passphrase.controller.js';
import { PassphraseTickets } from './own-account/passphrase-tickets.js';
import { Proof } from './proof.js';
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
      controllers: [SessionsController, FirstSignInController, OwnAccountController, PassphraseController],
      providers: [
        SignIn,
        Proof,
        PassphraseChange,
        PassphraseTickets,
        Waits,
        Welcomes,
        SessionStore,
        PassphraseStrategy,
        { provide: COOKIES, useValue: cookieNames(secureCookies) },
      ],
      exports: [SessionStore, SignIn, COOKIES],
    };
  }
}
