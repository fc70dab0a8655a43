import { type DynamicModule, Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { AccountsModule } from '../accounts/accounts.module.js';
import { cookieNames, COOKIES } from './cookies.js';
import { ChangeTickets } from './change-tickets.js';
import { Entrance } from './entrance.service.js';
import { PassphraseStrategy } from './passphrase.strategy.js';
import { FirstSignInController } from './first-sign-in/first-sign-in.controller.js';
import { Welcomes } from './first-sign-in/welcomes.js';
import { OwnAccountController } from './own-account/own-account.controller.js';
import { PassphraseChange } from './own-account/passphrase-change.service.js';
import { PassphraseController } from './own-account/passphrase.controller.js';
import { OwnProof } from './own-account/own-proof.service.js';
import { Proof } from './proof.js';
import { LostPhoneController } from './second-factor/lost-phone.controller.js';
import { LostPhone } from './second-factor/lost-phone.service.js';
import { MovingController } from './second-factor/moving.controller.js';
import { MovingCodeApp } from './second-factor/moving.service.js';
import { SecondFactors } from './second-factor/second-factors.service.js';
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
      controllers: [
        SessionsController,
        FirstSignInController,
        LostPhoneController,
        OwnAccountController,
        PassphraseController,
        MovingController,
      ],
      providers: [
        SignIn,
        Entrance,
        Proof,
        PassphraseChange,
        ChangeTickets,
        OwnProof,
        SecondFactors,
        MovingCodeApp,
        LostPhone,
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
