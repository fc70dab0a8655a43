import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from './accounts/accounts.module.js';
import { AuditPagesModule } from './audit/audit-pages.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { CasesModule } from './cases/cases.module.js';
import { Clock } from './common/clock.js';
import { CommonModule } from './common/common.module.js';
import { entities } from './data-source.js';
import type { Keeper } from './jobs/shred/keeper.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LegalContactsModule } from './legal-contacts/legal-contacts.module.js';
import type { MailSettings } from './mail/mail-settings.js';
import { MailModule } from './mail/mail.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PublicSiteModule } from './public-site/public-site.module.js';
import { ReferralsModule } from './referrals/referrals.module.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { VaultModule } from './vault/vault.module.js';

export interface Installation {
  databaseUrl: string;
  demonstration: boolean;
  clock: Clock;
  secureCookies: boolean;
  /** The folder under which files are kept, sealed. */
  home: string;
  /** Absent: destroyed keys stay in the files of the database. */
  keeper?: Keeper;
  /** Where mail goes, and the address of this server that stands in it. */
  mail: MailSettings;
  /** Connections to the database. */
  poolSize?: number;
}

@Module({})
export class AppModule {
  static of({
    databaseUrl,
    demonstration,
    clock,
    secureCookies,
    home,
    keeper,
    mail,
    poolSize = 10,
  }: Installation): DynamicModule {
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: databaseUrl,
          entities,
          poolSize,
          retryAttempts: 0,
          extra: {
            connectionTimeoutMillis: 5000,
            statement_timeout: 60_000,
            idle_in_transaction_session_timeout: 60_000,
          },
        }),
        CommonModule.with({ clock, demonstration }),
        VaultModule.with(join(home, 'files')),
        AuditModule,
        MailModule.with(mail),
        JobsModule.with(keeper),
        AccountsModule,
        SessionsModule.with(secureCookies),
        OrganisationsModule,
        AuditPagesModule,
        CasesModule,
        ReferralsModule,
        RemindersModule,
        LegalContactsModule,
        CampaignsModule,
        StatisticsModule,
        PublicSiteModule,
      ],
    };
  }
}
