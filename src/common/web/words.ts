import type { Lang } from './languages.js';
import { ar } from './words/ar.js';
import { de } from './words/de.js';
import { en } from './words/en.js';
import { es } from './words/es.js';
import { fr } from './words/fr.js';
import { ru } from './words/ru.js';
import { uk } from './words/uk.js';

/** The frame's own words. A language that misses one does not compile. */
export interface FrameWords {
  skip: string;
  problem: string;
  thereIsAProblem: string;
  nav: string;
  places: Record<Place, string>;
  leave: string;
  out: string;
  account: string;
  ownAccount: string;
  sessionEnds: string;
  recorded: string;
  paper: string;
  demonstration: string;
  demonstrationTitle: string;
  today: string;
  /** Of a deadline; `3 days` comes written. */
  left(days: string): string;
  late(days: string): string;
  siteNav: string;
  languages: string;
  publicFoot: string;
  day: string;
  month: string;
  year: string;
}

/** Where the bar at the top may lead. Who is led where: `layout.tsx`. */
export type Place =
  | 'home'
  | 'accounts'
  | 'organisation'
  | 'operation'
  | 'today'
  | 'triage'
  | 'cases'
  | 'desks'
  | 'imports'
  | 'legal-contacts'
  | 'rules'
  | 'referrals'
  | 'campaigns'
  | 'releases'
  | 'audit'
  | 'audit-trail'
  | 'audit-reach'
  | 'erasures'
  | 'public-campaigns'
  | 'public-statistics'
  | 'public-actions'
  | 'public-help';

export const frameWords: Record<Lang, FrameWords> = { en, ar, de, es, fr, ru, uk };

const roles: Record<string, string> = {
  caseworker: 'Caseworker',
  coordinator: 'Coordinator',
  lawyer: 'Lawyer',
  campaign_lead: 'Campaign lead',
  administrator: 'Administrator',
  auditor: 'Auditor',
};
export const roleLabel = (role: string) => roles[role] ?? role;
