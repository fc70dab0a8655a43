import { PeopleAndDesks1795400100000 } from '../migrations/1795400100000-people-and-desks.js';
import { Directory1795400200000 } from '../migrations/1795400200000-directory.js';
import { AuditAndIdempotency1795400300000 } from '../migrations/1795400300000-audit-and-idempotency.js';
import { Cases1795400400000 } from '../migrations/1795400400000-cases.js';
import { Referrals1795400500000 } from '../migrations/1795400500000-referrals.js';
import { OverTheYears1795400600000 } from '../migrations/1795400600000-over-the-years.js';
import { AuditKeyFromTheChain1795400700000 } from '../migrations/1795400700000-audit-key-from-the-chain.js';
import { WhatWasForgotten1795400800000 } from '../migrations/1795400800000-what-was-forgotten.js';
import { Sheets1795500100000 } from '../migrations/1795500100000-sheets.js';
import { Finding1795500200000 } from '../migrations/1795500200000-finding.js';
import { Merges1795500250000 } from '../migrations/1795500250000-merges.js';
import { Drafts1795500300000 } from '../migrations/1795500300000-drafts.js';
import { Triage1795500400000 } from '../migrations/1795500400000-triage.js';
import { ExportKeys1795500500000 } from '../migrations/1795500500000-export-keys.js';
import { Consents1795600100000 } from '../migrations/1795600100000-consents.js';
import { ConflictNames1795600400000 } from '../migrations/1795600400000-conflict-names.js';
import { MovingTheEnd1795600300000 } from '../migrations/1795600300000-moving-the-end.js';
import { RuleReviews1795600500000 } from '../migrations/1795600500000-rule-reviews.js';
import { Jobs1795600600000 } from '../migrations/1795600600000-jobs.js';
import { Tasks1795600700000 } from '../migrations/1795600700000-tasks.js';
import { Documents1795700200000 } from '../migrations/1795700200000-documents.js';
import { InLine1795700510000 } from '../migrations/1795700510000-in-line.js';
import { Exchange1795700400000 } from '../migrations/1795700400000-exchange.js';
import { Outside1795700520000 } from '../migrations/1795700520000-outside.js';
import { OfferFiles1795700530000 } from '../migrations/1795700530000-offer-files.js';
import { ToldByItself1795700500000 } from '../migrations/1795700500000-told-by-itself.js';
import { Reminders1795700600000 } from '../migrations/1795700600000-reminders.js';
import { BreakGlass1795700700000 } from '../migrations/1795700700000-break-glass.js';
import { StandIns1795700750000 } from '../migrations/1795700750000-stand-ins.js';
import { Retention1795700800000 } from '../migrations/1795700800000-retention.js';
import { AsksOfErasedCases1795700810000 } from '../migrations/1795700810000-asks-of-erased-cases.js';
import { Statistics1795710000000 } from '../migrations/1795710000000-statistics.js';
import { NotPublished1795710200000 } from '../migrations/1795710200000-not-published.js';
import { ActsOnAPeriod1795710210000 } from '../migrations/1795710210000-acts-on-a-period.js';
import { ActsOnTheStatisticsKey1795710220000 } from '../migrations/1795710220000-acts-on-the-statistics-key.js';
import { WhoAdoptedAPlan1795710300000 } from '../migrations/1795710300000-who-adopted-a-plan.js';
import { Account } from './accounts/account.entity.js';
import { Credential } from './accounts/credential.entity.js';
import { CampaignAction } from './campaigns/campaign-action.entity.js';
import { Campaign } from './campaigns/campaign.entity.js';
import { loadCampaigns } from './campaigns/load-campaigns.js';
import { Case } from './cases/case.entity.js';
import { Note } from './cases/notes/note.entity.js';
import { LegalContact } from './legal-contacts/legal-contact.entity.js';
import { loadDirectory } from './legal-contacts/load-directory.js';
import { Person } from './people/person.entity.js';
import { Offer } from './referrals/offer.entity.js';
import { Referral } from './referrals/referral.entity.js';

export const migrations = [
  PeopleAndDesks1795400100000,
  Directory1795400200000,
  AuditAndIdempotency1795400300000,
  Cases1795400400000,
  Referrals1795400500000,
  OverTheYears1795400600000,
  AuditKeyFromTheChain1795400700000,
  WhatWasForgotten1795400800000,
  Sheets1795500100000,
  Finding1795500200000,
  Merges1795500250000,
  Drafts1795500300000,
  Triage1795500400000,
  ExportKeys1795500500000,
  Consents1795600100000,
  MovingTheEnd1795600300000,
  ConflictNames1795600400000,
  RuleReviews1795600500000,
  Jobs1795600600000,
  Tasks1795600700000,
  Documents1795700200000,
  Exchange1795700400000,
  ToldByItself1795700500000,
  InLine1795700510000,
  Outside1795700520000,
  OfferFiles1795700530000,
  Reminders1795700600000,
  BreakGlass1795700700000,
  StandIns1795700750000,
  Retention1795700800000,
  AsksOfErasedCases1795700810000,
  Statistics1795710000000,
  NotPublished1795710200000,
  ActsOnAPeriod1795710210000,
  ActsOnTheStatisticsKey1795710220000,
  WhoAdoptedAPlan1795710300000,
];

export const entities = [
  Account,
  Credential,
  Person,
  Case,
  Note,
  LegalContact,
  Campaign,
  CampaignAction,
  Referral,
  Offer,
];

/** What the product ships in its tables: written by the owner, after the migrations. */
export const shipped = [loadDirectory, loadCampaigns];
