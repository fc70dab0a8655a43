import { countryName, label, languageName } from '../reference/vocabulary.js';
import type { LegalContact } from './legal-contact.entity.js';

/** What a case says about the help it needs; the rest of it is not asked for. */
export interface MatchedFacts {
  service_country?: string;
  country_of_stay?: string;
  language?: string[];
}
export type Matchable = Pick<
  LegalContact,
  'id' | 'name' | 'kind' | 'country' | 'languages' | 'competences' | 'capacity' | 'verified' | 'accountId'
>;
export interface Ranked<C extends Matchable = LegalContact> {
  contact: C;
  /** 0 to 100: country 40, competence 30, language 20, free places 10; up to 10 more or less for how they answered. What is not known counts a little. */
  fit: number;
  /** Why it stands where it stands, in words for people. */
  reasons: string[];
}
/** How a contact answered the desk that asks, as far as that desk has seen. */
export interface Answers {
  /** Referrals that were answered or ended unanswered. */
  asked: number;
  answered: number;
  declined: number;
  /** The median of days until an answer; absent while none is known. */
  usual_days?: number;
}
interface Finding {
  points: number;
  reason?: string;
}

/** Kinds that advise or represent a person. The others are in the directory, but no case is referred to them. */
export const ADVISING = ['law_office', 'legal_aid', 'hotline', 'support_group'];
const OF_STAY = ['asylum_claim', 'detention_or_removal'];
const OF_SERVICE = ['court_martial_defence', 'criminal_defence', 'co_application'];

/**
 * Legal contacts for a case, best first. Always the same order for the same contacts, facts and answers: no chance, no
 * date, no order of entry. Without `answers` it is the same whoever asks. Contacts that share neither country nor language nor competence with the case are left out.
 */
export function rank<C extends Matchable>(
  contacts: C[],
  facts: MatchedFacts,
  purpose?: string,
  answers: Map<string, Answers> = new Map(),
): Ranked<C>[] {
  return contacts
    .filter(({ kind }) => ADVISING.includes(kind))
    .map((contact) => ({ contact, ...judge(contact, facts, purpose, answers.get(contact.id)) }))
    .filter(({ related }) => related)
    .map(({ contact, fit, reasons }) => ({ contact, fit, reasons }))
    .sort((a, b) => b.fit - a.fit || trust(b.contact) - trust(a.contact) || compare(a.contact, b.contact));
}

function judge(contact: Matchable, facts: MatchedFacts, purpose?: string, answers?: Answers) {
  const answered = byAnswers(answers);
  const country = byCountry(contact, facts, purpose);
  const competence = byCompetence(contact, purpose);
  const language = byLanguage(contact, facts.language ?? []);
  const room = byRoom(contact);
  const account = contact.accountId ? undefined : 'No account: cannot receive a referral here';
  const reasons = [country.reason, competence.reason, language.reason, room.reason, answered.reason, account];
  return {
    related: country.points > 0 || competence.points === 30 || language.points === 20,
    fit: between0And100(country.points + competence.points + language.points + room.points + answered.points),
    reasons: reasons.filter((reason) => reason !== undefined),
  };
}

/** An asylum claim is made where the person stays, a court martial is held where they served; otherwise both count alike. */
function byCountry({ country }: Matchable, { country_of_stay, service_country }: MatchedFacts, purpose = ''): Finding {
  if (!country) return { points: 0, reason: 'Country not known' };
  const works = `Works in ${countryName(country)}`;
  const stays = country === country_of_stay;
  const served = country === service_country;
  if (!stays && !served) return { points: 0, reason: works };
  const wanted = (stays && !OF_SERVICE.includes(purpose)) || (served && !OF_STAY.includes(purpose));
  const why =
    stays && served ? 'where the person stays and served' : stays ? 'where the person stays' : 'whose army it is';
  return { points: wanted ? 40 : 15, reason: `${works}, ${why}` };
}

function byCompetence({ competences }: Matchable, purpose?: string): Finding {
  if (competences.length === 0) return { points: 10, reason: 'Competence not known' };
  if (!purpose) return { points: 10, reason: `Takes on: ${namesOf('referral_purpose', competences)}` };
  const name = label('referral_purpose', purpose);
  return competences.includes(purpose)
    ? { points: 30, reason: `Takes on: ${name}` }
    : { points: 0, reason: `Does not take on: ${name}` };
}

function byLanguage({ languages }: Matchable, wanted: string[]): Finding {
  if (wanted.length === 0) return { points: 8 };
  if (languages.length === 0) return { points: 8, reason: 'Languages not known' };
  const shared = wanted.filter((code) => languages.includes(code));
  return shared.length > 0
    ? { points: 20, reason: `Speaks ${list.format(shared.map(languageName))}` }
    : { points: 0, reason: `Does not speak ${either.format(wanted.map(languageName))}` };
}

function byRoom({ capacity }: Matchable): Finding {
  if (capacity === null) return { points: 4, reason: 'Free places not known' };
  return capacity > 0
    ? { points: 10, reason: `Has room for ${capacity} more` }
    : { points: 0, reason: 'No free place now' };
}

/** One answer, or one silence, moves little: it may have been chance. */
function byAnswers(known?: Answers): Finding {
  if (!known) return { points: 0 };
  const { asked, answered, declined, usual_days: days } = known;
  const share = (answered + 1) / (asked + 2) - 0.5;
  const pace = days === undefined ? 0 : days <= 2 ? 3 : days > 7 ? -3 : 0;
  const usually = days === undefined ? '' : `, usually ${days === 0 ? 'on the same day' : within(days)}`;
  const refused = declined > 0 ? `; declined ${declined}` : '';
  return {
    points: Math.max(-10, Math.min(10, Math.round(share * 14) + pace)),
    reason: `Has answered this desk ${answered} of ${asked} times${usually}${refused}`,
  };
}
const within = (days: number) => `within ${days} ${days === 1 ? 'day' : 'days'}`;
const between0And100 = (points: number) => Math.max(0, Math.min(100, points));

/** On equal fit: verified with an account, then an account, then the rest. */
const trust = ({ verified, accountId }: Matchable) => (accountId ? 2 : 0) + (verified ? 1 : 0);
/** By code points, not by the machine's language, so that every installation sorts alike. */
const compare = (a: Matchable, b: Matchable) =>
  Number(a.name > b.name) - Number(a.name < b.name) || (a.id > b.id ? 1 : -1);

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const either = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const namesOf = (of: string, found: string[]) => found.map((code) => label(of, code)).join('; ');
