import { type DynamicModule, Global, Module } from '@nestjs/common';
import { MailLine } from './mail-line.service.js';
import { MAIL, type MailSettings } from './mail-settings.js';
import { Mailer } from './mailer.js';

/** The way of mail out of the house. Global, and knows no feature: who gets which of the three texts is told by reminders. */
@Global()
@Module({})
export class MailModule {
  static with(settings: MailSettings): DynamicModule {
    return {
      module: MailModule,
      providers: [{ provide: MAIL, useValue: settings }, Mailer, MailLine],
      exports: [MAIL, Mailer, MailLine],
    };
  }
}
