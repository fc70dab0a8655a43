import { AuditKey } from '../../src/audit/audit-key.service.js';
import { Documents } from '../../src/cases/documents/documents.service.js';
import { SheetLayouts } from '../../src/cases/import/sheet-layouts.service.js';
import { MergeReversal } from '../../src/cases/merge/merge-reversal.service.js';
import { UndoRecords } from '../../src/cases/merge/undo-records.service.js';
import { PersonVaults } from '../../src/people/person-vaults.service.js';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import { openSealed, publicKeyOf } from '../../src/vault/box.js';
import { DeskBoxes, openWithAny } from '../../src/vault/desk-boxes.js';
import { openAsPair } from '../../src/vault/recovery.js';
import { codeAt, stepOf } from '../../src/vault/second-factor.js';
import type { RunningApp } from '../support/app.js';
import { api } from '../support/client.js';
import { lastFileOf } from '../support/exchange-file.js';
import type { SmallNetwork } from '../support/network.js';
import { asOwner, ownerQuery } from '../support/owner.js';
import { markOf, statedOf } from './counted-columns.js';
import { heldBack } from './held-back.js';
import { trailOf } from './trail.js';

export interface Things {
  caseId: string;
  personId: string;
  importId: string;
  referralId: string;
  merge: { stays: string; goes: string };
}

/** What a person's request gets: a status and what they would read. */
export interface Answer {
  statusCode: number;
  body: string;
  headers?: Record<string, unknown>;
}

/** A sealed column: which of its rows is looked at, and what opens it. */
export interface Sealed {
  column: string;
  where: string;
  parameters: unknown[];
  read: () => Promise<Answer>;
}

/** Each sealed column of the database and the request that opens it. Where there is no page yet, the one who holds the key opens it. */
export function sealedColumns(
  running: RunningApp,
  network: SmallNetwork,
  { caseId, personId, importId, referralId, merge }: Things,
): Sealed[] {
  const { caseworker, lawyer, auditor, coordinator } = network;
  const get = (person: Person, path: string) => () => api(running.app, person).get(path);
  const identity = () => api(running.app, caseworker).post(`/cases/${caseId}/identity`, { reason: 'To call back' });
  const of = (column: string, id: string, read: () => Promise<Answer>, more = ''): Sealed => ({
    column,
    where: `${KEYS[column.split('.')[1]!] ?? 'id'} = $1${more}`,
    parameters: [id],
    read,
  });
  return [
    of('public.credentials.secret_key_sealed', coordinator.accountId, signIn(running, coordinator)),
    of('public.credentials.totp_seed_sealed', coordinator.accountId, signIn(running, coordinator)),
    of('public.credentials.desks_sealed', caseworker.accountId, get(caseworker, '/cases')),
    of('public.desk_boxes.secret_sealed', network.desk.id, get(caseworker, `/cases/${caseId}/referrals`)),
    of(
      'public.transfers.keys_sealed',
      network.desk.id,
      opening(() => travelled(running, network)),
    ),
    of('public.break_glass.ask_sealed', network.desk.id, get(caseworker, '/break-glass')),
    of('public.break_glass.own_ask_sealed', network.desk.id, get(network.otherCoordinator, '/break-glass')),
    of('public.break_glass.answer_sealed', network.desk.id, get(network.otherCoordinator, '/break-glass')),
    of('public.break_glass.secret_sealed', network.desk.id, shownCase(running, network)),
    of('public.break_glass.view_sealed', network.desk.id, shownCase(running, network)),
    of('shred.break_glass_secrets.secret', network.desk.id, shownCase(running, network)),
    of('public.credentials.filters_sealed', caseworker.accountId, get(caseworker, '/cases/filters')),
    of('public.credentials.conflict_names_sealed', lawyer.accountId, get(lawyer, '/conflict-names')),
    of('public.case_words.words_sealed', caseId, () =>
      api(running.app, caseworker).post('/cases/search', { text: 'Marten' }),
    ),
    of('public.grants.secret_sealed', caseworker.accountId, get(caseworker, '/cases')),
    of('public.wraps.key_sealed', caseId, get(caseworker, `/cases/${caseId}`)),
    of('public.wraps.key_sealed', personId, identity),
    of('public.wraps.key_sealed', importId, get(caseworker, '/imports')),
    of('shred.secrets.secret', caseId, get(caseworker, `/cases/${caseId}`)),
    of('public.persons.identity_sealed', personId, identity),
    of('public.persons.consents_sealed', personId, get(caseworker, `/cases/${caseId}/consents`)),
    of(
      'public.persons.counted_sealed',
      personId,
      opening(() => markOf(running, network, personId)),
    ),
    of(
      'public.statistics_shares.share_sealed',
      network.lead.accountId,
      opening(() => statedOf(running, network)),
    ),
    of(
      'public.statements.statement_sealed',
      network.desk.id,
      opening(() => statedOf(running, network)),
      ` and part = 'quarter'`,
    ),
    {
      column: 'shred.statement_secrets.secret',
      where: 'length(period) = 7',
      parameters: [],
      read: opening(() => statedOf(running, network)),
    },
    of('public.cases.summary_sealed', caseId, get(caseworker, '/cases')),
    of('public.cases.content_sealed', caseId, get(caseworker, `/cases/${caseId}`)),
    // The oldest ones: each showing of the name adds a newer one to the history.
    of('public.notes.note_sealed', caseId, get(caseworker, `/cases/${caseId}/notes?after=3`), ' and number = 1'),
    of(
      'public.merges.undo_sealed',
      merge.goes,
      opening(() => parting(running, network, merge)),
    ),
    of(
      'public.merges.identity_sealed',
      merge.goes,
      opening(() => parting(running, network, merge)),
    ),
    of(
      'public.sheet_layouts.layout_sealed',
      network.desk.id,
      opening(() => remembered(running, network)),
    ),
    of('public.drafts.draft_sealed', caseId, get(caseworker, `/cases/${caseId}`)),
    of(
      'public.documents.about_sealed',
      caseId,
      opening(() => acting(running.app, caseworker, () => running.app.get(Documents, { strict: false }).list(caseId))),
    ),
    of('public.imports.manifest_sealed', importId, get(caseworker, '/imports')),
    of('public.import_rows.row_sealed', importId, get(caseworker, '/imports')),
    of('public.referrals.terms_sealed', referralId, get(caseworker, `/cases/${caseId}/referrals`)),
    of(
      'public.offer_files.key_sealed',
      referralId,
      async () =>
        get(
          lawyer,
          `/referrals/${referralId}/exchange/files/${await lastFileOf(running, lawyer, `/referrals/${referralId}/exchange`)}`,
        )(),
      ` and stage = 'exchange'`,
    ),
    of('public.outside_referrals.terms_sealed', caseId, get(caseworker, `/cases/${caseId}/outside`)),
    of('public.offers.secret_sealed', referralId, get(lawyer, `/referrals/${referralId}`)),
    {
      column: 'public.offers.held_back_sealed',
      where: 'id in (select id from referrals where case_id = $1)',
      parameters: [caseId],
      read: opening(() => heldBack(running, network, caseId)),
    },
    of('shred.stand_in_secrets.secret_sealed', lawyer.accountId, get(lawyer, '/referrals')),
    of('public.offers.preview_sealed', referralId, get(lawyer, `/referrals/${referralId}`)),
    of('public.offers.name_sealed', referralId, get(lawyer, `/referrals/${referralId}`)),
    of('public.offers.packet_sealed', referralId, get(lawyer, `/referrals/${referralId}/packet`)),
    of(
      'shred.stage_secrets.secret',
      referralId,
      get(lawyer, `/referrals/${referralId}/packet`),
      ` and stage = 'packet'`,
    ),
    of('public.offer_steps.for_desk_sealed', referralId, get(caseworker, `/cases/${caseId}/referrals`)),
    of('public.offer_steps.for_lawyer_sealed', referralId, get(lawyer, `/referrals/${referralId}`)),
    of(
      'public.exchange_entries.for_desk_sealed',
      referralId,
      get(caseworker, `/cases/${caseId}/referrals/${referralId}/exchange`),
    ),
    of('public.exchange_copies.for_lawyer_sealed', referralId, get(lawyer, `/referrals/${referralId}/exchange`)),
    of(
      'public.audit_grants.secret_sealed',
      auditor.accountId,
      opening(() => trailOf(running.database, auditor)),
    ),
    of(
      'public.audit_grants.head_sealed',
      auditor.accountId,
      opening(() => keptHead(running, network)),
    ),
    of(
      'public.audit_entries.entry_sealed',
      auditor.organisationId,
      opening(() => trailOf(running.database, auditor)),
      ` and number = (select max(number) from audit_entries where organisation_id = $1 and code is null and entry_sealed is not null)`,
    ),
    of(
      'public.desk_recoveries.secret_sealed',
      network.desk.id,
      opening(() => recovered(running, network)),
      ` and pair = 'AB'`,
    ),
  ];
}

/** By which column a row is found, where that is not `id`. */
const KEYS: Record<string, string> = {
  credentials: 'account_id',
  grants: 'account_id',
  desk_boxes: 'desk_id',
  transfers: 'desk_id',
  break_glass: 'desk_id',
  break_glass_secrets: 'desk_id',
  wraps: 'object_id',
  secrets: 'object_id',
  notes: 'case_id',
  case_words: 'case_id',
  merges: 'other_case_id',
  drafts: 'case_id',
  documents: 'case_id',
  sheet_layouts: 'desk_id',
  statements: 'desk_id',
  statistics_shares: 'first_account_id',
  import_rows: 'import_id',
  outside_referrals: 'case_id',
  stage_secrets: 'offer_id',
  stand_in_secrets: 'stand_in_id',
  offer_steps: 'offer_id',
  exchange_entries: 'offer_id',
  exchange_copies: 'offer_id',
  offer_files: 'offer_id',
  audit_grants: 'account_id',
  audit_entries: 'organisation_id',
  desk_recoveries: 'desk_id',
};

const signIn =
  ({ app, clock }: RunningApp, { handle, passphrase, totpSeed }: Person) =>
  () => {
    clock.forward({ seconds: 30 });
    return app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { handle, passphrase, totp: codeAt(totpSeed, stepOf(clock.now())) },
    });
  };

/** An opening that no route does yet, told as a route would. */
const opening = (open: () => Promise<unknown>) => async (): Promise<Answer> =>
  open().then(
    (opened) => ({ statusCode: 200, body: JSON.stringify(opened) }),
    () => ({ statusCode: 500, body: 'Something sealed does not open' }),
  );

/** What parting two merged cases would open. */
const parting = ({ app }: RunningApp, { caseworker }: SmallNetwork, { stays, goes }: Things['merge']) =>
  acting(app, caseworker, async () => {
    const { stays: opened, kept } = await app.get(MergeReversal, { strict: false }).proposal(stays, goes);
    const person = await app.get(PersonVaults, { strict: false }).open(opened.row.personId);
    const { organisationId } = opened.row;
    return app.get(UndoRecords, { strict: false }).open(kept, organisationId, opened.key, person.key);
  });

/** What the columns of a sheet are, as the desk remembers it. */
const remembered = ({ app }: RunningApp, { caseworker, desk }: SmallNetwork) =>
  acting(app, caseworker, async () => (await app.get(SheetLayouts, { strict: false }).find(desk.id, ['Any'])) ?? null);

/** As the auditor's own page opens it. */
const keptHead = ({ app }: RunningApp, { auditor }: SmallNetwork) =>
  acting(app, auditor, async () => (await app.get(AuditKey, { strict: false }).held()).kept.number);

/** As the coordinator reads it who asked for a case of this desk. */
const shownCase =
  ({ app, database }: RunningApp, { desk, otherCoordinator }: SmallNetwork) =>
  async () => {
    const [row] = await ownerQuery<{ id: string }>(database, 'select id from break_glass where desk_id = $1', [
      desk.id,
    ]);
    return api(app, otherCoordinator).get(`/break-glass/${row!.id}/case`);
  };

/** What the other desk would open when it accepts. */
async function travelled({ app, database }: RunningApp, { desk, otherDesk, otherCoordinator }: SmallNetwork) {
  const [row] = await ownerQuery<{ keys_sealed: Buffer }>(
    database,
    'select keys_sealed from transfers where desk_id = $1',
    [desk.id],
  );
  return acting(app, otherCoordinator, async () => {
    const boxes = await app.get(DeskBoxes, { strict: false }).of(otherDesk.id);
    return openWithAny(boxes, row!.keys_sealed).length;
  });
}

async function recovered({ database }: RunningApp, { north, desk, caseworker }: SmallNetwork) {
  const [row] = await ownerQuery<{ secret_sealed: Buffer }>(
    database,
    `select secret_sealed from desk_recoveries where desk_id = $1 and pair = 'AB'`,
    [desk.id],
  );
  const [a, b] = north.recovery;
  const secret = await openAsPair(row!.secret_sealed, a!.identity, b!.identity);
  const [grant] = await ownerQuery<{ secret_sealed: Buffer }>(
    database,
    'select secret_sealed from grants where account_id = $1',
    [caseworker.accountId],
  );
  const { secretKey } = caseworker.actor;
  const own = openSealed(
    { secretKey: Buffer.from(secretKey), publicKey: publicKeyOf(secretKey) },
    grant!.secret_sealed,
  );
  // After a renewal the secret before stands behind it.
  if (!own.subarray(0, 32).equals(secret)) throw new Error('Two holders recovered another secret than the desk has.');
  return 'the desk secret';
}

/** The bytes of one sealed value, and a way to put others in their place, as the owner of the database. */
export async function valueAt(
  running: RunningApp,
  { column, where, parameters }: Pick<Sealed, 'column' | 'where' | 'parameters'>,
) {
  const [schema, table, name] = column.split('.');
  const at = `from ${schema}.${table} where ${where} and ${name} is not null`;
  return asOwner(running.database, async (owner) => {
    const { rows } = await owner.query<{ place: string; value: Buffer }>(
      `select ctid::text as place, ${name} as value ${at} limit 1`,
      parameters,
    );
    const { value } = rows[0]!;
    /** Found by its bytes, which are random: an update moves the row. */
    const put = (from: Buffer, to: Buffer) =>
      ownerQuery(running.database, `update ${schema}.${table} set ${name} = $1 where ${name} = $2`, [to, from]);
    return { value, put };
  });
}
