import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { LegalContactsModule } from '../legal-contacts/legal-contacts.module.js';
import { HelpController } from './help.controller.js';
import { PublicSiteController } from './public-site.controller.js';

@Module({ imports: [CampaignsModule, LegalContactsModule], controllers: [PublicSiteController, HelpController] })
export class PublicSiteModule {}
