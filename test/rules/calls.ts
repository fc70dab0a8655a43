import { daysAfter } from '../../src/referrals/days.js';
import type { Person } from '../../src/cli/demo/cast.js';
import { FirstSignIn } from '../../src/accounts/first-sign-in.js';
import { formToken } from '../../src/common/web/draw.js';
import { formBody } from '../../src/common/web/form-body.js';
import { formKeyOf, SessionStore } from '../../src/sessions/session-store.js';
import { Welcomes } from '../../src/sessions/first-sign-in/welcomes.js';
import { newRecoveryIdentity } from '../../src/vault/recovery.js';
import { codeAt, stepOf } from '../../src/vault/second-factor.js';
import type { RunningApp } from '../support/app.js';
import { multipart } from '../support/multipart.js';
import type { SmallNetwork } from '../support/network.js';
import { outsiderOf } from '../support/outsider.js';
import { ruleOf } from '../../src/reference/country-packs/packs.js';
import type { As, Row, Who } from './expected.js';
import type { Ids } from './objects.js';
import { wordsOf } from '../referrals/standing-in.js';
import { OwnChanges } from './own-changes.js';

export type Fields = Record<string, string>;

/** A day as a form sends it. */
const day = (name: string, iso: string): Fields => {
  const [year = '', month = '', of = ''] = iso.split('-');
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year };
};

/** Each call is made with a session of its own: some of them end it. */
export class Calls {
  private readonly changes: OwnChanges;
  private outsider = '';

  constructor(
    private readonly running: RunningApp,
    private readonly network: SmallNetwork,
  ) {
    this.changes = new OwnChanges(running, network);
  }

  async make(row: Row, as: As, who: Who, ids: Ids) {
    this.outsider = await outsiderOf(this.running, this.network);
    const own = ['sheet', 'judged'].includes(row.needs);
    if (row.needs === 'typed') await this.changes.typedAddress(who === 'nobody' ? undefined : this.person(who));
    const file = row.needs === 'calendar' ? await this.changes.calendar(who) : undefined;
    const path = pathOf(
      row,
      own ? { ...ids, id: await this.sheet(who, row.needs === 'judged') } : { ...ids, ...(file ? { file } : {}) },
    );
    const fields = await this.fields(row, as, who, ids);
    return as === 'json' ? this.json(row, path, who, fields) : this.page(row, path, who, fields);
  }

  private json({ method, path: route }: Row, path: string, who: Who, fields: Fields) {
    const headers: Fields = who === 'nobody' ? {} : { authorization: `Bearer ${this.session(who, 'bearer')}` };
    if (TAKE_PAPER.includes(route) && method === 'POST') {
      const sent = multipart(fields, PAPER());
      return this.inject({ method, url: `/api/v1${path}`, ...sent, headers: { ...headers, ...sent.headers } });
    }
    const payload =
      route === '/imports' && method === 'POST'
        ? { desk_id: fields.desk_id, records: [] }
        : formBody(Object.entries(fields));
    return this.inject({
      method,
      url: `/api/v1${path}`,
      headers,
      ...(method === 'GET' || method === 'DELETE' ? {} : { payload }),
    });
  }

  /** With the right token of a form, so that what refuses is the rule and nothing before it. */
  private async page({ method, path: route, needs }: Row, path: string, who: Who, fields: Fields) {
    const cookie = who === 'nobody' ? 'b'.repeat(43) : this.session(who, 'cookie');
    const headers = { cookie: `${who === 'nobody' ? 'before' : 'session'}=${cookie}` };
    if (method === 'GET') return this.inject({ method, url: path, headers });
    const key = formKeyOf(cookie);
    const person = who === 'nobody' ? undefined : this.person(who);
    const shown =
      route === '/first-sign-in/passphrase'
        ? await this.welcome(key, fields)
        : needs === 'shown'
          ? await this.changes.shown(route, person, who === 'nobody' ? {} : this.ownProof(who), (at, typed) =>
              this.inject(form(key, at, typed, headers)),
            )
          : fields;
    const posted = { _form: formToken(key, path), ...shown };
    const url = method === 'POST' ? path : `${path}?_method=${method}`;
    if (method === 'POST' && (route === '/imports/check' || TAKE_PAPER.includes(route))) {
      const sent = multipart(posted, route === '/imports/check' ? SHEET() : PAPER());
      return this.inject({ method, url, ...sent, headers: { ...headers, ...sent.headers } });
    }
    return this.inject({ ...form(key, path, shown, headers), url });
  }

  private inject(request: { method: string; url: string; headers: Fields; payload?: string | object }) {
    return this.running.app.inject(request as { method: 'GET' });
  }

  private session(who: Exclude<Who, 'nobody'>, carrier: 'cookie' | 'bearer'): string {
    const { accountId: id, organisationId, role, handle, actor } = this.person(who);
    return this.running.app
      .get(SessionStore, { strict: false })
      .begin({ id, organisationId, role, handle, sessionsFrom: actor.sessionNumber }, actor.secretKey, carrier).token;
  }

  private person(who: Exclude<Who, 'nobody'>): Person {
    return who === 'campaign_lead' ? this.network.lead : this.network[who];
  }

  private async fields({ method, path }: Row, as: As, who: Who, ids: Ids): Promise<Fields> {
    const call = `${method} ${path}`;
    const fixed: Record<string, Fields> = {
      'POST /cases': { pseudonym: 'Grid', desk_id: ids.deskId! },
      'POST /cases/search': { text: 'Grid' },
      'POST /cases/by-name': { text: 'Grid', reason: 'The grid' },
      'POST /cases/same-person/answers': { 'different[]': `${ids.caseId!}~${ids.twinId!}` },
      'POST /cases/filters': { name: 'Grid', state: 'open' },
      'POST /conflict-names': { names: 'Grid Client' },
      'PATCH /cases/:id': { 'version#': '1', summary: 'Changed' },
      'POST /cases/:id/identity': { reason: 'To call back' },
      'POST /exports/list': { reason: 'For the meeting' },
      'POST /exports/cases': { reason: 'The group moves', desk_id: ids.deskId! },
      'POST /desks/:id/export-key': { recipient: ids.recipient! },
      'POST /cases/:id/file': { 'parts[]': 'facts', reason: 'For the hearing' },
      'POST /cases/:id/notes': { text: 'A note' },
      'POST /cases/:id/deadlines': { kind: 'hearing', 'on-day': '1', 'on-month': '2', 'on-year': '2027' },
      'POST /cases/:id/events': { trigger: 'decision_served', ...day('on', '2026-11-20') },
      'POST /cases/:id/deadline-proposals': { answer: 'confirm', proposal: 'de.vg.suit@2026-12-04' },
      'POST /rules/:country/reviews': { rule: `de.vg.suit@${ruleOf('de.vg.suit')!.version}`, verdict: 'signed' },
      'POST /cases/:id/documents/:documentId/redaction': { 'hide[]': '1:A1' },
      'POST /cases/:id/proceedings': { type: 'asylum_first' },
      'PATCH /cases/:id/proceedings/:proceedingId': { type: 'asylum_first', authority: 'Another office' },
      'POST /cases/:id/proceedings/:proceedingId/events': { kind: 'hearing', ...day('on', '2027-02-01') },
      'POST /cases/:id/proceedings/:proceedingId/ending': { outcome: 'Withdrawn', ...day('ended_on', '2026-11-20') },
      'POST /cases/:id/tasks': { what: 'Call back' },
      'POST /cases/:id/closure': { reason: 'amnesty' },
      'POST /cases/:id/retention': { reason: 'The appeal runs on', ...day('until', '2032-03-01') },
      'POST /cases/:id/erasure': { reference: ids.reference!, reason: 'Withdrew everything' },
      'POST /organisation/retention': { 'kept_months#': '24' },
      'POST /cases/:id/campaigns': { campaign_id: 'tokyo-2006', level: 'counted_only' },
      'POST /cases/:id/consents': this.consent(),
      'POST /cases/:id/referrals': this.referral(),
      'POST /cases/:id/referrals/preview': this.referral(),
      'POST /cases/:id/outside': { ...this.referral(), legal_contact_id: this.outsider, way: 'page' },
      'POST /cases/:id/outside/:outsideId/answer': { state: 'accepted' },
      'POST /cases/:id/referrals/choices': this.referral(),
      'POST /triage': { act: 'open', 'enquiries[]': ids.id! },
      'POST /triage/:id': { act: 'open', 'version#': '1' },
      'POST /desks/:id/takes': { 'countries[]': 'RU', 'languages[]': 'ru' },
      'POST /cases/:id/needs': { 'states.asylum': 'met' },
      'POST /cases/:id/risk': {
        level: 'high',
        'review_by-day': '1',
        'review_by-month': '2',
        'review_by-year': '2037',
      },
      'POST /cases/:id/related': { reference: ids.reference!, kind: 'family', reason: 'One hearing for both' },
      // A page asks why; a script need not say it.
      'DELETE /cases/:id/closure': { reason: 'The summons came again' },
      'POST /cases/:id/assignment': { to: who === 'nobody' ? '' : this.person(who).accountId },
      'POST /cases/:id/merges/:otherId': { 'version#': '1', 'other_version#': '1' },
      'POST /cases/:id/transfer': { to_desk_id: ids.otherDeskId! },
      'POST /break-glass': { desk_id: ids.otherDeskId!, reference: 'K7Q-4MX', reason: 'It cannot wait until then' },
      'POST /break-glass/:id/refusal': { word: 'We do it ourselves' },
      'POST /desks/:id/birth': { first: ids.first!, second: ids.second!, third: ids.third! },
      'POST /desks/:id/members': { account_id: ids.accountId!, words: ids.words! },
      'POST /desks/:id/confirmation': { words: ids.words! },
      'POST /desks/:id/pins': { subject: ids.subject!, words: ids.words! },
      'POST /desks/:id/pins/removal': { subject: ids.subject! },
      'POST /desks/:id/hand-over': { from: ids.holder!, to: this.network.colleague.accountId },
      'POST /referrals/:id/release': { part: 'name' },
      'POST /referrals/:id/extension': this.inAWeek(),
      'POST /referrals/:id/exchange': { text: 'Is it in writing?' },
      'POST /cases/:id/referrals/:referralId/exchange': { text: 'It is.' },
      'POST /referrals/:id/reports/proceeding': { type: 'asylum_first' },
      'POST /referrals/:id/reports/hearing': day('on', '2027-02-01'),
      'POST /referrals/:id/reports/decision': { kind: 'decision', ...day('on', '2026-11-20') },
      'POST /referrals/:id/completion': { outcome: 'Status granted', ...day('on', '2026-11-20') },
      'POST /cases/:id/referrals/:referralId/reports/:reportId/confirmation': { word: 'Thank you' },
      'POST /cases/:id/referrals/:referralId/reports/:reportId/setting-aside': { why: 'It is another case' },
      'POST /referrals/:id/decline': { reason: 'no_capacity' },
      'POST /legal-contacts': { name: 'Another office', country: 'DE' },
      // The audit key is made already, and confirmed: 409.
      'POST /audit/key/confirmation': { words: 'one two three four five six' },
      'POST /account/reminders': { address: 'grid@example.org' },
      // Another code was sent: 422.
      'POST /account/reminders/confirmation': { code: '0000-0000-0000' },
      'POST /account/settings': { theme: 'dark', density: 'dense' },
      // No session has this number: ending it is no mistake.
      'POST /account/sessions/ending': { session: '00000000-0000-4000-8000-000000000000' },
      // No new passphrase was asked for: 409.
      'POST /account/passphrase/confirmation': { passphrase: 'one two three four five six' },
      // No key of a new code app was shown: 409.
      'POST /account/second-factor/confirmation': { totp: '000000' },
      'POST /lost-phone/code-app': { totp: '000000' },
      'POST /first-sign-in': { handle: ids.handle!, code: ids.code! },
      'POST /first-sign-in/passphrase': { handle: ids.handle!, code: ids.code! },
      'POST /accounts': { role: 'caseworker' },
      'POST /organisation/desks': { name: `Grid ${Math.random().toString(36).slice(2)}` },
      'POST /imports/check': { desk_id: ids.deskId! },
      'POST /imports/sheets/:id': COLUMNS_OF_SHEET,
      'POST /imports/alike': {
        'groups.0.reason': 'STATUS_UNMAPPED',
        'groups.0.text': ids.text!,
        'groups.0.answer': 'code:deserter',
      },
      'POST /imports/rows/:id/settlement': {
        'cells.name': 'Settled Person',
        'cells.country_now': 'Germany',
        'cells.consent': 'yes',
      },
    };
    if (call === 'POST /sign-in' || call === 'POST /session') return this.signIn();
    if (call === 'POST /lost-phone') return this.changes.lostPhone();
    if (call === 'POST /account/passphrase' || call === 'POST /account/second-factor')
      return who === 'nobody' ? {} : this.ownProof(who);
    if (call === 'POST /audit/auditors') return this.newAuditor();
    if (call === 'POST /stand-ins') return this.colleague();
    if (call === 'POST /organisation/recovery-holders') return recoveryHolders();
    if (call === 'POST /imports')
      return { desk_id: ids.deskId!, ...(as === 'page' ? { ticket: await this.sheet(who, true) } : {}) };
    return fixed[call] ?? {};
  }

  /** Of the lawyer, with the words they would say. */
  private async colleague(): Promise<Fields> {
    const { otherLawyer } = this.network;
    const words = await wordsOf(this.running, otherLawyer);
    return { account_id: otherLawyer.accountId, words, ...day('until_on', this.running.clock.today()) };
  }

  /** One who has no audit key yet, with the words they would say. */
  private async newAuditor(): Promise<Fields> {
    const { accountId, checkWords } = await this.network.beginnings.member(this.network.north, 'auditor');
    return { account_id: accountId, words: checkWords };
  }

  /** What a newcomer was shown in this browser, as they type it back. */
  private async welcome(formKey: Buffer, { handle, code }: Fields): Promise<Fields> {
    const { app, clock } = this.running;
    const shown = await app.get(FirstSignIn, { strict: false }).begin(handle!, code!);
    app.get(Welcomes, { strict: false }).keep(formKey, { ...shown, handle: handle!, code: code! });
    return { passphrase: shown.passphrase, totp: codeAt(shown.totpSeed, stepOf(clock.now())) };
  }

  /** Somebody's real passphrase and their next code. */
  private signIn(who: Person = this.network.colleague): Fields {
    this.running.clock.forward({ seconds: 30 });
    return {
      handle: who.handle,
      passphrase: who.passphrase,
      totp: codeAt(who.totpSeed, stepOf(this.running.clock.now())),
    };
  }

  private ownProof(who: Exclude<Who, 'nobody'>): Fields {
    const { passphrase, totp } = this.signIn(this.person(who));
    return { passphrase: passphrase!, totp: totp! };
  }

  private inAWeek(): Fields {
    const [year, month, day] = daysAfter(this.running.clock.today(), 7).split('-').map(Number);
    return { 'ends_on-day': `${day}`, 'ends_on-month': `${month}`, 'ends_on-year': `${year}` };
  }

  private consent(): Fields {
    return {
      legal_contact_id: this.network.contact.id,
      purpose: 'asylum_claim',
      'fields[]': 'facts',
      language: 'ru',
      given_by: 'oral',
      ...day('given_on', '2026-01-01'),
    };
  }

  private referral(): Fields {
    return {
      legal_contact_id: this.network.contact.id,
      purpose: 'asylum_claim',
      'fields[]': 'facts',
      'consent.given_on-day': '1',
      'consent.given_on-month': '1',
      'consent.given_on-year': '2026',
      'consent.language': 'ru',
    };
  }

  /** A sheet that this person has brought for their own desk; only they may go on with it. */
  private async sheet(who: Who, judged: boolean): Promise<string> {
    if (who !== 'caseworker' && who !== 'coordinator') return '00000000-0000-4000-8000-000000000000';
    const brought = { method: 'POST', path: '/imports/check' } as Row;
    const checked = await this.page(brought, '/imports/check', who, { desk_id: this.network.desk.id });
    const at = checked.headers.location as string;
    if (judged) await this.page({ method: 'POST', path: at } as Row, at, who, COLUMNS_OF_SHEET);
    return at.split('/')[3]!;
  }
}

/** Name, consent, notes: as they are in the sheet that is brought. */
const COLUMNS_OF_SHEET = { 'columns.0': 'name', 'columns.1': 'consent', 'columns.2': 'notes' };

/** The organisation has its three already: 409. */
async function recoveryHolders(): Promise<Fields> {
  const [first, second, third] = [
    await newRecoveryIdentity(),
    await newRecoveryIdentity(),
    await newRecoveryIdentity(),
  ];
  return { first: first.recipient, second: second.recipient, third: third.recipient };
}

function pathOf({ path }: Row, ids: Ids): string {
  const id = path.startsWith('/cases')
    ? (ids.caseId ?? ids.id)
    : path.startsWith('/referrals')
      ? ids.referralId
      : ids.id;
  if (path.startsWith('/desks'))
    return path.replace(':id', ids.deskId ?? 'no-desk').replace(':period', ids.period ?? 'no-period');
  const values: Ids = { ...ids, ...(id ? { id } : {}), code: 'RU', country: 'DE', language: 'ar' };
  return path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? `no-${name}`);
}

const form = (key: Buffer, path: string, fields: Fields, headers: Fields) => ({
  method: 'POST',
  url: path,
  headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  payload: new URLSearchParams({ _form: formToken(key, path), ...fields }).toString(),
});

const SHEET = () => [
  {
    field: 'sheet',
    name: 'sheet.csv',
    bytes: `Name,Consent,Notes\nSheet ${Math.random().toString(36).slice(2)},yes,none\n`,
  },
];
const PAPER = () => [{ name: 'Letter.txt', bytes: `Letter ${Math.random().toString(36).slice(2)}` }];
const TAKE_PAPER = [
  '/cases/:id/documents',
  '/cases/:id/referrals/:referralId/exchange/files',
  '/referrals/:id/exchange/files',
];
