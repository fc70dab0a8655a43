import { Injectable } from '@nestjs/common';
import { SealedCases, type OpenedCase } from '../cases/sealed-cases.service.js';
import { coded } from '../cases/facts-in-words.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Invalid } from '../common/web/refusals.js';
import { type Consent, type ConsentScope, stateOn, toLawyer } from '../people/consent/consent.js';
import { Consents } from '../people/consent/consents.service.js';
import { LegalContactsService } from '../legal-contacts/legal-contacts.service.js';
import { lacking } from '../people/consent/covering.js';
import { refuseAfter } from './days.js';
import { demanded } from './demanded.js';
import { Referral } from './referral.entity.js';
import type { OfferCase } from './referral.input.js';
import { type Terms, termsPlace } from './terms.js';
import type { RecordedConsent } from './views/referral.view.js';

/** What a referral stands on. */
export interface Agreement extends Pick<Terms, 'consent' | 'consent_id' | 'stand_in'> {
  until?: string;
}

/** With whom, for what, which fields, and on what it stands. */
type Shared = Pick<OfferCase, 'legal_contact_id' | 'purpose' | 'fields' | 'consent' | 'consent_id'>;

/** No referral without a consent of the person's ledger that covers its recipient, purpose and fields. Nobody can override it. */
@Injectable()
export class Agreements {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealed: SealedCases,
    private readonly consents: Consents,
    private readonly legalContacts: LegalContactsService,
  ) {}

  /** A consent that was named has to cover this; one that is told with it is looked at, and not yet recorded. @throws Invalid */
  async on({ row }: OpenedCase, input: Shared): Promise<Agreement> {
    if (input.consent_id !== undefined) {
      const covering = await this.consents.cover(row.personId, scopeOf(input), input.consent_id);
      const { id, from, language, until, recipient } = covering;
      if (!language)
        throw new Invalid([
          {
            field: 'consent_id',
            message: 'Nobody wrote down in which language it was explained. Ask the person again.',
          },
        ]);
      return { consent_id: id, consent: { given_on: from, language }, until, stand_in: recipient.stand_in };
    }
    const { given_on, language, stand_in } = told(input);
    if (given_on > this.clock.today())
      throw new Invalid([{ field: 'consent.given_on', message: 'The person agreed today or earlier.' }]);
    return { consent: { given_on, language }, stand_in };
  }

  /** Live ones to legal contacts, the newest first: what a referral of this case may be made to stand on. */
  async live({ row }: OpenedCase): Promise<RecordedConsent[]> {
    const today = this.clock.today();
    const found: RecordedConsent[] = [];
    for (const consent of (await this.consents.of(row.personId)).toReversed()) {
      const { id, from, until, purpose, fields, recipient } = consent;
      if (recipient.kind !== 'legal_contact' || !recipient.id || stateOn(consent, today) !== 'live') continue;
      found.push({
        id,
        legal_contact_id: recipient.id,
        recipient: (await this.legalContacts.get(recipient.id)).name,
        purpose: coded('referral_purpose', purpose),
        fields: fields.map((code) => coded('packet_field', code)),
        given_on: from,
        until: until ?? null,
        stand_in: recipient.stand_in ?? false,
      });
    }
    return found;
  }

  /** Somebody in line behind: where a consent was named for the first, one of the ledger has to cover them too. @throws Invalid */
  async onAlso(opened: OpenedCase, input: OfferCase): Promise<Agreement> {
    if (input.consent_id === undefined) return this.on(opened, input);
    const today = this.clock.today();
    const covers = (one: Consent) => lacking(one, scopeOf(input), today).length === 0;
    const found = (await this.consents.of(opened.row.personId)).find(covers);
    if (!found)
      throw new Invalid([
        {
          field: 'legal_contact_id',
          message: 'No consent covers this recipient, for this purpose and these fields. Record it first.',
        },
      ]);
    return this.on(opened, { ...input, consent_id: found.id });
  }

  /** What the sender says the person agreed to, of exactly this scope. @returns its id */
  async record({ row }: OpenedCase, input: Shared): Promise<string> {
    const { given_on, language, given_by = 'oral', stand_in } = told(input);
    const recipient = toLawyer(input.legal_contact_id, stand_in);
    const given = { ...scopeOf(input), recipient, from: given_on, language, given_by };
    const { id } = await this.consents.record(row.personId, given);
    return id;
  }

  /** @throws Invalid when the person agreed to an earlier end than this */
  async refuseLonger(referralId: string, endsOn: string) {
    const referral = await demanded(this.db.of(Referral).findOneBy({ id: referralId }));
    const { row, key } = await this.sealed.open(referral.caseId);
    const place = termsPlace(referralId, referral.organisationId);
    const { consent_id } = key.open<Terms>('referral', place, referral.termsSealed);
    if (consent_id) refuseAfter((await this.consents.get(row.personId, consent_id)).until, endsOn);
  }
}

const scopeOf = ({ purpose, fields, legal_contact_id }: Shared): ConsentScope => ({
  purpose,
  fields,
  recipient: toLawyer(legal_contact_id),
});

function told({ consent }: Shared) {
  if (!consent)
    throw new Invalid([{ field: 'consent', message: 'Say when the person agreed, and in which language.' }]);
  return consent;
}
