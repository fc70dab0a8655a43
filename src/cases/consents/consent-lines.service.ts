import { Injectable } from '@nestjs/common';
import { CampaignsService } from '../../campaigns/campaigns.service.js';
import { Clock } from '../../common/clock.js';
import { LegalContactsService } from '../../legal-contacts/legal-contacts.service.js';
import { type Consent, type ConsentRecipient, stateOn } from '../../people/consent/consent.js';
import { fieldInWords, purposeInWords } from '../../people/consent/consent-words.js';
import { coded, codedLanguage } from '../facts-in-words.js';
import type { PacketOutside } from '../packets-outside.js';
import type { CaseReferral } from '../views/case.view.js';
import type { ConsentLine } from './consent.view.js';

/** What stands on each consent, by its id. */
export interface StandingOn {
  referrals: Map<string, CaseReferral[]>;
  outside: Map<string, PacketOutside[]>;
}

/** Consents in words, with the name of who may receive each. */
@Injectable()
export class ConsentLines {
  constructor(
    private readonly clock: Clock,
    private readonly legalContacts: LegalContactsService,
    private readonly campaigns: CampaignsService,
  ) {}

  async of(consents: Consent[], standing: StandingOn): Promise<ConsentLine[]> {
    const lines: ConsentLine[] = [];
    for (const consent of consents) lines.push(await this.line(consent, standing));
    return lines;
  }

  /** By name; null where it is nobody by name. */
  async recipient({ kind, id }: ConsentRecipient): Promise<string | null> {
    if (!id) return null;
    return kind === 'campaign'
      ? (await this.campaigns.get(id)).campaign.title
      : (await this.legalContacts.get(id)).name;
  }

  private async line(consent: Consent, standing: StandingOn): Promise<ConsentLine> {
    const { id, until, withdrawn } = consent;
    return {
      id,
      state: stateOn(consent, this.clock.today()),
      purpose: purposeInWords(consent),
      recipient: await this.recipient(consent.recipient),
      stand_in: consent.recipient.stand_in ?? false,
      fields: consent.fields.map((code) => fieldInWords(consent, code)),
      given_on: consent.from,
      given_by: coded('consent_given_by', consent.given_by),
      language: consent.language ? codedLanguage(consent.language) : null,
      recorded_by: consent.recorded_by,
      until: until ?? null,
      withdrawn: withdrawn ?? null,
      referrals: standing.referrals.get(id) ?? [],
      outside: standing.outside.get(id) ?? [],
    };
  }
}
