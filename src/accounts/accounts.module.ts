import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller.js';
import { Accounts } from './accounts.service.js';
import { FirstSignIn } from './first-sign-in.js';
import { Locks } from './locks.service.js';
import { OwnWordsController } from './own-words.controller.js';
import { OwnWords } from './own-words.service.js';
import { PhoneCodes } from './phone-codes.service.js';
import { Reset } from './reset.service.js';

@Module({
  controllers: [AccountsController, OwnWordsController],
  providers: [Accounts, FirstSignIn, Locks, OwnWords, PhoneCodes, Reset],
  exports: [Accounts, FirstSignIn],
})
export class AccountsModule {}
