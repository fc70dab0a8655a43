import { coded, codedLanguage, factLines } from '../cases/facts-in-words.js';
import { countryName, languageName } from '../reference/vocabulary.js';
import type { NameContent, PacketContent, PacketSectionContent } from './compartments.js';
import type { OpenedOffer } from './offers.service.js';
import { openedIn, toldIn } from './steps.service.js';
import type { OfferRow, Preview } from './views/referral.view.js';
import { label } from '../reference/vocabulary.js';

export const offerRow = ({ offer, state, preview, steps, written, in_place_of }: OpenedOffer): OfferRow => ({
  id: offer.id,
  state,
  preview: preview ? previewView(preview) : endedPreview(steps.find(({ purpose }) => purpose)?.purpose),
  ends_on: offer.endsOn,
  written,
  in_place_of,
});

export function offerDetail(opened: OpenedOffer & { name: NameContent | null; conflicts: string[] | null }) {
  const { offer, preview, steps, name, conflicts } = opened;
  const reason = steps.find(({ kind }) => kind === 'declined')?.reason;
  return {
    ...offerRow(opened),
    offered_on: offer.offeredOn,
    opened: openedIn(steps),
    told: toldIn(steps).filter(({ what }) => what !== 'turn'),
    name: name && name.person ? { person: name.person, also: name.also } : null,
    conflicts,
    waits_for: opened.waits_for,
    in_place: opened.in_place,
    holds: (preview?.fields ?? []).map((code) => coded('packet_field', code)),
    consent: preview ? consentOf(preview) : null,
    decline_reason: reason ? coded('decline_reason', reason) : null,
  };
}

export function packetView({ offer, preview, packet }: OpenedOffer & { packet: PacketContent }) {
  return {
    id: offer.id,
    purpose: coded('referral_purpose', preview!.purpose),
    consent: consentOf(preview!),
    ends_on: offer.endsOn,
    sections: packet.sections.map(packetSectionView),
    files: (packet.files ?? []).map(({ id, name, bytes, redacted }) => ({ id, name, bytes, redacted })),
  };
}

export const packetSectionView = (section: PacketSectionContent) => ({
  label: label('packet_field', section.code),
  ...section,
});

const consentOf = ({ consent }: NonNullable<OpenedOffer['preview']>) => ({
  given_on: consent.given_on,
  language: codedLanguage(consent.language),
});

export const previewView = ({
  purpose,
  facts: { service_country, country_of_stay, language = [], ...facts },
  deadline_week,
  urgency,
}: NonNullable<OpenedOffer['preview']>): Preview => ({
  purpose: coded('referral_purpose', purpose),
  service_country: service_country ? countryName(service_country) : null,
  country_of_stay: country_of_stay ? countryName(country_of_stay) : null,
  deadline_week,
  urgency: urgency ? coded('urgency', urgency) : null,
  languages: language.map(languageName),
  lines: factLines(facts),
});

/** What has ended cannot be opened again: only the purpose is kept, by the lawyer themselves. */
const endedPreview = (purpose?: string): Preview => ({
  purpose: purpose ? coded('referral_purpose', purpose) : { code: '', label: 'Ended referral' },
  service_country: null,
  country_of_stay: null,
  deadline_week: null,
  urgency: null,
  languages: [],
  lines: [],
});
