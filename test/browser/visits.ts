import { RequestMethod } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACTION } from '../../src/common/access/access.guard.js';
import { type Action, reachOf, ROLES, type Role } from '../../src/common/access/rules.js';
import { LANGS } from '../../src/common/web/languages.js';
import { PAGE } from '../../src/common/web/page.js';
import { Routes } from '../../src/common/web/routes.js';
import type { World } from './world.js';

export type Who = Role | 'nobody';
/** Who works cases. Their pages are most of them, and have a spec of their own. */
export const DESK: Who[] = ['caseworker', 'coordinator'];
export interface Visit {
  /** Of the route, `/cases/:id`. */
  route: string;
  at: (world: World) => string;
  /** Who looks in particular: the others that may open the same route have a page of the same making. */
  as?: Who[];
  name: string;
  status?: number;
}
const visit = (name: string, route: string, at: Visit['at'] = () => route, more: Partial<Visit> = {}): Visit => ({
  name,
  route,
  at,
  ...more,
});
const ofCase = (name: string, route: string, which: 'full' | 'empty' | 'closed' = 'full') =>
  visit(name, route, (world) => route.replace(':id', world[which]));
const ofGlass = (which: keyof World['glass'], as: Who[]) =>
  visit(`break-glass-${which}`, '/break-glass/:id', ({ glass }) => `/break-glass/${glass[which]}`, { as });
const ofOffer = (name: string, which: keyof World['referrals'], end = '') =>
  visit(name, `/referrals/:id${end}`, ({ referrals }) => `/referrals/${referrals[which]}${end}`, { as: ['lawyer'] });

/** Every page that is drawn for a GET, some of them in several states. */
export const VISITS: Visit[] = [
  visit('public-start', '/public'),
  visit('public-campaigns', '/public/campaigns'),
  visit('public-campaigns-of-country', '/public/campaigns/country/:code', () => '/public/campaigns/country/DE'),
  visit('public-campaign', '/public/campaigns/:id', () => '/public/campaigns/objectwar'),
  visit('public-calendar', '/public/actions'),
  visit('public-statistics', '/public/statistics'),
  visit('public-statistics-of-period', '/public/statistics/:period', ({ period }) => `/public/statistics/${period}`),
  visit('public-method', '/public/statistics/method'),
  visit('public-verification', '/public/statistics/verification'),
  ...LANGS.filter((lang) => lang !== 'en').map((lang) =>
    visit(`public-statistics-${lang}`, '/public/:language/statistics', () => `/public/${lang}/statistics`),
  ),
  ...['method', 'verification'].map((page) =>
    visit(`public-${page}-ar`, `/public/:language/statistics/${page}`, () => `/public/ar/statistics/${page}`),
  ),
  visit(
    'public-statistics-of-period-ar',
    '/public/:language/statistics/:period',
    ({ period }) => `/public/ar/statistics/${period}`,
  ),
  visit('public-help', '/public/help'),
  visit('sign-in', '/sign-in'),
  visit('home', '/home'),
  visit('first-sign-in', '/first-sign-in'),
  // Without a one-time code there is nothing to show; test/accounts/first-sign-in.spec.ts goes the way.
  visit('first-sign-in-passphrase', '/first-sign-in/passphrase'),
  visit('lost-phone', '/lost-phone'),
  // Nothing to try without a key that was shown; test/browser/second-factor.spec.ts goes the way.
  visit('lost-phone-code-app', '/lost-phone/code-app'),
  visit('own-account', '/account'),
  visit('own-passphrase', '/account/passphrase'),
  visit('own-second-factor', '/account/second-factor'),
  visit('own-words', '/account/words'),
  visit('reminders', '/account/reminders'),
  visit('own-calendar', '/account/calendar'),
  visit('operation', '/operation'),
  visit('accounts', '/accounts'),
  visit('account-new', '/accounts/new'),
  visit('account', '/accounts/:id', ({ network }) => `/accounts/${network.caseworker.accountId}`),
  visit('account-own', '/accounts/:id', ({ network }) => `/accounts/${network.administrator.accountId}`),
  visit(
    'account-phone-code',
    '/accounts/:id/phone-code',
    ({ network }) => `/accounts/${network.caseworker.accountId}/phone-code`,
  ),
  visit('account-reset', '/accounts/:id/reset', ({ network }) => `/accounts/${network.auditor.accountId}/reset`),
  visit('organisation', '/organisation'),
  visit(
    'member-removal',
    '/organisation/desks/:id/members/:accountId/removal',
    ({ network: { desk, coordinator } }) => `/organisation/desks/${desk.id}/members/${coordinator.accountId}/removal`,
  ),
  visit('today', '/today'),
  visit('my-tasks', '/tasks'),
  visit('week', '/week', undefined, { as: ['coordinator'] }),
  visit('triage', '/triage'),
  visit('triage-ticked-and-filtered', '/triage', () => '/triage?country=KZ&language=kk&ticked=all', { as: DESK }),
  visit('triage-filtered-to-none', '/triage', () => '/triage?country=JP', { as: ['coordinator'] }),
  visit('enquiry', '/triage/:id', ({ enquiry, full }) => `/triage/${enquiry}?before=${full}`),
  visit('enquiry-bare', '/triage/:id', ({ empty }) => `/triage/${empty}`),
  visit('enquiry-settled', '/triage/:id', ({ full }) => `/triage/${full}`),
  visit('desk-takes', '/desks/:id/takes', ({ network }) => `/desks/${network.desk.id}/takes`),
  visit('statement', '/desks/:id/statement', ({ network }) => `/desks/${network.desk.id}/statement`),
  visit('desk-numbers', '/desks/:id/numbers', ({ network }) => `/desks/${network.desk.id}/numbers`),
  visit('cases', '/cases'),
  visit('cases-filtered-to-none', '/cases', () => '/cases?country=JP', { as: ['coordinator'] }),
  visit('cases-narrowed', '/cases', () => '/cases?assignee=nobody&need=housing', { as: ['caseworker'] }),
  visit('case-filters', '/cases/filters', () => '/cases/filters?need=housing&overdue=yes'),
  visit('find-by-name', '/cases/by-name'),
  visit('people-entered-twice', '/cases/same-person'),
  ofCase('case-same-person', '/cases/:id/same-person'),
  visit('case-merge', '/cases/:id/merges/:otherId', ({ full, twin }) => `/cases/${full}/merges/${twin}`),
  visit('case-merge-closed', '/cases/:id/merges/:otherId', ({ full, closed }) => `/cases/${full}/merges/${closed}`, {
    as: ['caseworker'],
  }),
  visit(
    'case-merge-reversal',
    '/cases/:id/merges/:otherId/reversal',
    ({ merged }) => `/cases/${merged.stays}/merges/${merged.goes}/reversal`,
  ),
  visit('case-merged', '/cases/:id', ({ merged }) => `/cases/${merged.goes}`, { as: ['caseworker'] }),
  visit('case-merged-with', '/cases/:id', ({ merged }) => `/cases/${merged.stays}`, { as: ['coordinator'] }),
  visit('case-new', '/cases/new'),
  ofCase('case', '/cases/:id'),
  ofCase('case-empty', '/cases/:id', 'empty'),
  ofCase('case-closed', '/cases/:id', 'closed'),
  ofCase('case-facts', '/cases/:id/facts'),
  ofCase('case-deadlines', '/cases/:id/deadlines'),
  ofCase('case-deadlines-none', '/cases/:id/deadlines', 'empty'),
  ofCase('case-deadlines-closed', '/cases/:id/deadlines', 'closed'),
  visit('changed-rules', '/deadlines/changed-rules'),
  ofCase('case-proceedings', '/cases/:id/proceedings'),
  ofCase('case-proceedings-none', '/cases/:id/proceedings', 'empty'),
  visit(
    'case-proceeding',
    '/cases/:id/proceedings/:proceedingId',
    ({ full, proceeding }) => `/cases/${full}/proceedings/${proceeding}`,
  ),
  ofCase('case-needs', '/cases/:id/needs'),
  ofCase('case-needs-none', '/cases/:id/needs', 'empty'),
  ofCase('case-risk', '/cases/:id/risk'),
  ofCase('case-related', '/cases/:id/related'),
  ofCase('case-related-none', '/cases/:id/related', 'empty'),
  ofCase('case-history', '/cases/:id/history'),
  ofCase('case-history-none', '/cases/:id/history', 'empty'),
  visit('case-history-of-a-field', '/cases/:id/history', ({ full }) => `/cases/${full}/history?field=summary`),
  ofCase('case-closure-enquiry', '/cases/:id/closure', 'empty'),
  ofCase('case-tasks', '/cases/:id/tasks'),
  ofCase('case-tasks-closed', '/cases/:id/tasks', 'closed'),
  ofCase('case-documents', '/cases/:id/documents'),
  ofCase('case-documents-none', '/cases/:id/documents', 'empty'),
  ofCase('case-documents-closed', '/cases/:id/documents', 'closed'),
  visit(
    'case-document',
    '/cases/:id/documents/:documentId',
    ({ full, document }) => `/cases/${full}/documents/${document}`,
  ),
  visit(
    'case-document-redaction',
    '/cases/:id/documents/:documentId/redaction',
    ({ full, document }) => `/cases/${full}/documents/${document}/redaction`,
  ),
  visit(
    'case-document-removal',
    '/cases/:id/documents/:documentId/removal',
    ({ full, document }) => `/cases/${full}/documents/${document}/removal`,
  ),
  ofCase('case-deadline', '/cases/:id/deadlines/new'),
  ofCase('case-closure', '/cases/:id/closure'),
  ofCase('case-reopening', '/cases/:id/closure', 'closed'),
  ofCase('case-retention', '/cases/:id/retention', 'closed'),
  ofCase('case-retention-open', '/cases/:id/retention', 'empty'),
  ofCase('case-erasure', '/cases/:id/erasure'),
  visit('retention', '/retention'),
  visit('erasures', '/erasures'),
  ofCase('case-campaigns', '/cases/:id/campaigns'),
  ofCase('case-campaigns-none', '/cases/:id/campaigns', 'empty'),
  ofCase('case-identity', '/cases/:id/identity'),
  ofCase('case-file-new', '/cases/:id/file'),
  visit('exports', '/exports'),
  visit('exports-sealed', '/exports/cases'),
  ofCase('consents', '/cases/:id/consents'),
  ...['ru', 'ar'].map((language) =>
    visit(
      `consent-sheet-${language}`,
      '/cases/:id/consents/:consentId/sheet',
      ({ full, consent }) => `/cases/${full}/consents/${consent}/sheet?language=${language}`,
    ),
  ),
  ofCase('consents-withdrawal', '/cases/:id/consents/withdrawal'),
  visit(
    'consent-withdrawal',
    '/cases/:id/consents/:consentId/withdrawal',
    ({ full, consent }) => `/cases/${full}/consents/${consent}/withdrawal`,
  ),
  ofCase('referral-new', '/cases/:id/referrals/new'),
  visit(
    'referral-new-template',
    '/cases/:id/referrals/new',
    ({ full }) => `/cases/${full}/referrals/new?purpose=asylum_claim`,
    {
      as: ['caseworker'],
    },
  ),
  visit(
    'referral-sent',
    '/cases/:id/referrals/:referralId',
    ({ full, referrals }) => `/cases/${full}/referrals/${referrals.accepted}`,
  ),
  visit(
    'referral-sent-in-place',
    '/cases/:id/referrals/:referralId',
    ({ full, inPlace }) => `/cases/${full}/referrals/${inPlace}`,
  ),
  visit(
    'referral-sent-declined',
    '/cases/:id/referrals/:referralId',
    ({ full, referrals }) => `/cases/${full}/referrals/${referrals.declined}`,
  ),
  visit(
    'referral-extension',
    '/referrals/:id/extension',
    ({ referrals }) => `/referrals/${referrals.accepted}/extension`,
  ),
  visit('outside-list', '/cases/:id/outside', ({ full }) => `/cases/${full}/outside`),
  visit('outside-new', '/cases/:id/outside/new', ({ full }) => `/cases/${full}/outside/new`),
  visit('outside', '/cases/:id/outside/:outsideId', ({ full, outside }) => `/cases/${full}/outside/${outside}`),
  visit('referral-line', '/referrals/:id/line', ({ referrals }) => `/referrals/${referrals.inLine}/line`),
  visit('referral-release', '/referrals/:id/release', ({ referrals }) => `/referrals/${referrals.accepted}/release`),
  visit(
    'desk-exchange',
    '/cases/:id/referrals/:referralId/exchange',
    ({ full, referrals }) => `/cases/${full}/referrals/${referrals.checked}/exchange`,
  ),
  visit(
    'received-report',
    '/cases/:id/referrals/:referralId/reports/:reportId',
    ({ full, referrals, report }) => `/cases/${full}/referrals/${referrals.accepted}/reports/${report}`,
  ),
  visit(
    'desk-exchange-accepted',
    '/cases/:id/referrals/:referralId/exchange',
    ({ full, referrals }) => `/cases/${full}/referrals/${referrals.accepted}/exchange`,
  ),
  visit(
    'desk-exchange-ended',
    '/cases/:id/referrals/:referralId/exchange',
    ({ full, referrals }) => `/cases/${full}/referrals/${referrals.declined}/exchange`,
  ),
  visit(
    'referral-withdrawal',
    '/referrals/:id/withdrawal',
    ({ referrals }) => `/referrals/${referrals.accepted}/withdrawal`,
  ),
  visit('desks', '/desks'),
  visit('desk', '/desks/:id', ({ network }) => `/desks/${network.desk.id}`),
  visit('desk-birth', '/desks/:id/birth', ({ unborn }) => `/desks/${unborn}/birth`),
  visit('desk-born', '/desks/:id/birth', ({ network }) => `/desks/${network.desk.id}/birth`),
  visit('desk-admission', '/desks/:id/members/new', ({ network }) => `/desks/${network.desk.id}/members/new`),
  visit('desk-confirmation', '/desks/:id/confirmation', ({ network }) => `/desks/${network.desk.id}/confirmation`),
  visit('pins', '/desks/:id/pins', ({ network }) => `/desks/${network.desk.id}/pins`),
  visit('pin-new', '/desks/:id/pins/new', ({ network }) => `/desks/${network.desk.id}/pins/new`),
  visit('export-key', '/desks/:id/export-key', ({ network }) => `/desks/${network.desk.id}/export-key`),
  visit('desk-renewal', '/desks/:id/renewal', ({ network }) => `/desks/${network.desk.id}/renewal`),
  visit('hand-over', '/desks/:id/hand-over', ({ network }) => `/desks/${network.desk.id}/hand-over`),
  ofCase('case-assignment', '/cases/:id/assignment'),
  ofCase('case-transfer', '/cases/:id/transfer', 'empty'),
  ofCase('case-transfer-referred', '/cases/:id/transfer'),
  visit('transfers', '/transfers'),
  visit('break-glass', '/break-glass'),
  visit('break-glass-new', '/break-glass/new'),
  ofGlass('asked', DESK),
  ofGlass('ours', ['caseworker']),
  ofGlass('refused', ['caseworker']),
  ofGlass('ended', ['caseworker']),
  ofGlass('waiting', ['coordinator']),
  ofGlass('shown', ['coordinator']),
  visit('break-glass-case', '/break-glass/:id/case', ({ glass }) => `/break-glass/${glass.shown}/case`),
  visit('imports', '/imports'),
  visit('import-new', '/imports/new'),
  ...(['caseworker', 'coordinator'] as const).flatMap((who) => [
    visit(`import-columns-${who}`, '/imports/sheets/:id', ({ sheets }) => `/imports/sheets/${sheets[who]}`, {
      as: [who],
    }),
    visit(
      `import-report-${who}`,
      '/imports/sheets/:id/report',
      ({ sheets }) => `/imports/sheets/${sheets[who]}/report`,
      {
        as: [who],
      },
    ),
  ]),
  visit('import-come-in', '/imports/:id', ({ sheet }) => `/imports/${sheet}`),
  visit('imports-alike', '/imports/alike'),
  visit('import-row', '/imports/rows/:id', ({ waiting }) => `/imports/rows/${waiting}`),
  visit('referrals', '/referrals'),
  visit('conflict-names', '/conflict-names'),
  visit('stand-ins', '/stand-ins'),
  ofOffer('offer-previewed', 'previewed'),
  ofOffer('offer-conflict-check', 'checked'),
  ofOffer('offer-accepted', 'accepted'),
  ofOffer('offer-declined', 'declined'),
  ofOffer('offer-withdrawn', 'withdrawn'),
  visit('offer-in-place', '/referrals/:id', ({ inPlace }) => `/referrals/${inPlace}`, { as: ['lawyer'] }),
  ofOffer('packet', 'accepted', '/packet'),
  ofOffer('exchange', 'accepted', '/exchange'),
  ofOffer('report-proceeding', 'accepted', '/reports/proceeding'),
  ofOffer('report-hearing', 'accepted', '/reports/hearing'),
  ofOffer('report-decision', 'accepted', '/reports/decision'),
  ofOffer('completion', 'accepted', '/completion'),
  visit('legal-contacts', '/legal-contacts'),
  visit('legal-contacts-none', '/legal-contacts', () => '/legal-contacts?country=JP&language=ti', {
    as: ['caseworker'],
  }),
  visit('legal-contact-new', '/legal-contacts/new'),
  visit('legal-contact', '/legal-contacts/:id', ({ network }) => `/legal-contacts/${network.contact.id}`),
  visit('releases', '/releases'),
  visit('plans', '/plans', () => '/plans?size=300'),
  visit('release', '/releases/:period', ({ period }) => `/releases/${period}`),
  visit('release-announced', '/releases/:period', ({ runs }) => `/releases/${runs}`, { as: ['campaign_lead'] }),
  visit('statistics-key-new', '/statistics-key/new'),
  visit('statistics-key', '/statistics-key'),
  visit('statistics-key-renewal-new', '/statistics-key/renewal/new'),
  visit('statistics-key-plan-new', '/statistics-key/plan/new'),
  visit('audit', '/audit'),
  visit('audit-trail', '/audit/trail'),
  visit('audit-trail-names', '/audit/trail', () => '/audit/trail?show=identities'),
  visit('audit-reach', '/audit/reach'),
  visit('auditors', '/audit/auditors'),
  visit('rules', '/rules'),
  visit('rules-of-country', '/rules/:country', () => '/rules/DE'),
  visit('campaigns', '/campaigns'),
  visit('campaign', '/campaigns/:id', () => '/campaigns/objectwar'),
];

/** Pages that somebody meets who went where they may not, or nowhere. */
export const ASTRAY: Visit[] = [
  visit('error-403', '/referrals', undefined, { as: ['caseworker'], status: 403 }),
  visit('error-404', '/cases/:id', () => '/cases/00000000-0000-4000-8000-000000000000', {
    as: ['caseworker'],
    status: 404,
  }),
  visit('error-404-public', '/public/nothing', undefined, { as: ['nobody'], status: 404 }),
  visit('error-401', '/cases', undefined, { as: ['nobody'], status: 401 }),
];

/** Every route that draws a page for a GET, with who may open it, as the running application says. `nobody`: whoever comes. */
export function pagesOf({ app }: World): { route: string; who: Who[] }[] {
  const reflector = app.get(Reflector);
  return app
    .get(Routes, { strict: false })
    .all()
    .flatMap(({ handler, method, paths }) => {
      if (method !== RequestMethod.GET || !reflector.get(PAGE, handler)) return [];
      const action = reflector.get<Action>(ACTION, handler);
      const who: Who[] = reachOf(undefined, action) ? ['nobody'] : ROLES.filter((role) => reachOf(role, action));
      return paths.filter((path) => !path.startsWith('/api/')).map((route) => ({ route, who }));
    });
}
