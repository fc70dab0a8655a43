/** What a purpose usually needs. A template ticks boxes; what is sent is what the person agreed to. */
export interface Template {
  /** Codes of packet_field that are ticked to begin with, where the case holds them. */
  fields: string[];
  /** Codes of packet_field that this purpose never needs: they cannot be ticked, and a preview warns of them. */
  never: string[];
  /** In words for the case-worker. */
  hint: string;
  /** 1 to 30: how long the offer runs unless another day is chosen. */
  days: number;
}

const WHO = ['legal_name', 'birth_date', 'contacts'];
const MATTER = ['facts', 'summary', 'deadlines'];

/** By code of referral_purpose. A purpose without one here begins with nothing ticked. */
const TEMPLATES = new Map<string, Template>(
  Object.entries({
    asylum_claim: {
      fields: ['legal_name', 'birth_date', 'safe_contact', ...MATTER, 'notes'],
      never: [],
      hint: 'The claim is made in the name of the person. Ways to reach them go along only if they want the lawyer to write first.',
      days: 30,
    },
    court_martial_defence: {
      fields: [...WHO, 'safe_contact', ...MATTER],
      never: [],
      hint: 'Notes stay here: whatever is in a defence file may be read out by the prosecution.',
      days: 14,
    },
    criminal_defence: {
      fields: [...WHO, 'safe_contact', ...MATTER],
      never: [],
      hint: 'Notes stay here: whatever is in a defence file may be read out by the prosecution.',
      days: 14,
    },
    co_application: {
      fields: ['legal_name', 'safe_contact', ...MATTER, 'notes'],
      never: [],
      hint: 'The grounds decide here. A birth date is asked for by the authority, not yet by the lawyer.',
      days: 30,
    },
    detention_or_removal: {
      fields: ['legal_name', 'birth_date', 'facts', 'summary', 'deadlines'],
      never: ['contacts'],
      hint: 'Whoever is detained is reached through the place of detention. Their own phone may be in hands of others.',
      days: 7,
    },
    second_opinion: {
      fields: [...MATTER],
      never: WHO,
      hint: 'An opinion is about the matter. It needs no identity.',
      days: 14,
    },
  }),
);

/** @param purpose whatever an address says */
export const templateOf = (purpose = ''): Template | undefined => TEMPLATES.get(purpose);
