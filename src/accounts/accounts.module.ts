import { Module } from '@nestjs/common';
import { Accounts } from './accounts.service.js';
import { FirstSignIn } from './first-sign-in.js';

@Module({ providers: [Accounts, FirstSignIn], exports: [Accounts, FirstSignIn] })
export class AccountsModule {}
