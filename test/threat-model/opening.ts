import { openSecrets } from '../../src/accounts/account-secrets.js';
import type { Credential } from '../../src/accounts/credential.entity.js';
import { openKeptHead } from '../../src/audit/kept-head.js';
import {
  boxOf,
  type DeskShare,
  EXCHANGE,
  halfOf,
  openCopy as openExchangeCopy,
  openFileKey,
} from '../../src/referrals/exchange/exchange-keys.js';
import { type Ask, openAnswer, openCopy } from '../../src/cases/break-glass/sealed-view.js';
import { openCompartment, STAGES } from '../../src/referrals/compartments.js';
import { CannotOpen, openBlob } from '../../src/vault/blob.js';
import { type KeyPair, openSealed, publicKeyOf } from '../../src/vault/box.js';
import { ON_DISK } from '../../src/vault/clear.js';
import { openConfirmed } from '../../src/vault/confirmed-desks.js';
import { type Label, subKeyOf } from '../../src/vault/content-key.js';
import { type DeskKeys, deskKeys } from '../../src/vault/desk-keys.js';
import { stretch } from '../../src/vault/passphrase.js';
import { CONFLICT_NAMES, FILTERS, openOwnList } from '../../src/vault/own-list.js';
import { openWrap, type Wrapped } from '../../src/vault/wraps.js';
import { readPlan } from '../../src/statistics/plan/read-plan.js';
import { openStatement } from '../../src/statistics/statement/statement.js';
import { pairOf, secretFrom } from '../../src/vault/statistics-secret.js';
import type { Dump, DumpedRow } from './dump.js';

/** Every label there is: another one in the vault does not compile until it stands here. */
const LABELS = Object.keys({
  facts: true,
  notes: true,
  summary: true,
  identity: true,
  consent: true,
  counted: true,
  referral: true,
  import: true,
  words: true,
  documents: true,
} satisfies Record<Label, true>) as Label[];

interface Sealed {
  table: string;
  column: string;
  row: DumpedRow;
  bytes: Buffer;
}
interface StatementRow {
  organisation_id: string;
  desk_id: string;
  period: string;
  part: 'quarter' | 'year';
}
/** What somebody may have kept of an earlier dump. */
export interface Kept {
  desks: DeskKeys[];
  contentKeys?: Map<string, Buffer>;
}

/**
 * Everything that passphrases open of a dump, with the product's own vault: each key that comes out is tried on everything
 * that is still sealed, until nothing more opens. It asks no rule and no server, and knows no state of a referral.
 */
export class Opening {
  readonly desks: DeskKeys[] = [];
  /** By `kind object number`, as the wraps have them. */
  readonly contentKeys = new Map<string, Buffer>();
  readonly texts: string[] = [];
  private readonly pairs: KeyPair[] = [];
  private sealed: Sealed[];

  private constructor(private readonly dump: Dump) {
    this.sealed = ON_DISK.flatMap(({ table, sealed = {} }) =>
      this.rows(table).flatMap((row) =>
        Object.keys(sealed).flatMap((column) =>
          Buffer.isBuffer(row[column]) && !isDigest(row) ? [{ table, column, row, bytes: row[column] }] : [],
        ),
      ),
    );
  }

  static async of(dump: Dump, people: { accountId: string; passphrase: string }[], kept?: Kept): Promise<Opening> {
    const opening = new Opening(dump);
    for (const person of people) await opening.signIn(person);
    for (const desk of kept?.desks ?? []) opening.hold(desk);
    for (const [name, key] of kept?.contentKeys ?? []) opening.contentKeys.set(name, key);
    // Nearly every try fails, and a refusal's stack costs ten times the try.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    opening.openAll();
    Error.stackTraceLimit = stackTraceLimit;
    return opening;
  }

  /** What stayed shut: `grants.secret_sealed`, each as often as it did. */
  get shut(): string[] {
    return this.sealed.map(({ table, column }) => `${table}.${column}`);
  }

  private async signIn({ accountId, passphrase }: { accountId: string; passphrase: string }) {
    const row = this.rows('credentials').find(({ account_id }) => account_id === accountId)!;
    const { memory_kib, iterations, parallelism } = row as unknown as Record<string, number>;
    const { kek } = await stretch(passphrase, row.salt as Buffer, {
      memoryKib: memory_kib!,
      iterations: iterations!,
      parallelism: parallelism!,
    });
    const owner = { id: accountId, organisationId: row.organisation_id };
    const { secretKey } = openSecrets(kek, owner, {
      secretKeySealed: row.secret_key_sealed,
      totpSeedSealed: row.totp_seed_sealed,
    } as Credential);
    this.pairs.push({ secretKey, publicKey: publicKeyOf(secretKey) });
    const own = { accountId, organisationId: row.organisation_id, secretKey };
    for (const list of [FILTERS, CONFLICT_NAMES])
      this.take(
        (one) => one.row === row && one.column === list.column,
        ({ bytes }) => Buffer.from(JSON.stringify(openOwnList(list, own, bytes))),
      );
    this.take(
      (one) => one.row === row && one.column !== 'desks_sealed',
      () => Buffer.from(''),
    );
    this.take(
      (one) => one.row === row,
      ({ bytes }) => Buffer.from(JSON.stringify(openConfirmed(own, bytes))),
    );
    this.take(
      ({ column, row: { account_id } }) => column === 'head_sealed' && account_id === accountId,
      ({ bytes }) => Buffer.from(JSON.stringify(openKeptHead(own, bytes))),
    );
  }

  /** What is sealed only grows less: a key that was tried once on all of it opens no more. */
  private openAll() {
    const tried = new Set<KeyPair | DeskKeys | Buffer>();
    const untried = <Key extends KeyPair | DeskKeys | Buffer>(keys: Iterable<Key>) =>
      [...keys].filter((key) => !tried.has(key) && tried.add(key));
    for (let before = -1; before !== this.known();) {
      before = this.known();
      for (const pair of untried(this.pairs)) this.take(isBox, ({ bytes }) => openSealed(pair, bytes), this.learn);
      for (const desk of untried(this.desks)) this.openDesk(desk);
      for (const key of untried(this.contentKeys.values())) this.openContent(key);
    }
  }

  private known = () => this.pairs.length + this.desks.length + this.contentKeys.size - this.sealed.length;

  /** A box that opened may have held a key: of a desk, of the audit, of an offer. */
  private learn = ({ table, column, row }: Sealed, opened: Buffer) => {
    if (table === 'transfers') return this.takeOver(row, opened);
    if (table === 'break_glass') return this.openAsk(row, column, opened);
    if (table === 'statistics_shares') return this.openShare(opened);
    if (table === 'shred.release_remainders') return this.openStatements(opened);
    if (column !== 'secret_sealed') return;
    const { organisation_id: organisationId } = row;
    if (table === 'grants') {
      const [deskId, epoch] = [row.desk_id as string, row.epoch as number];
      this.hold(deskKeys(opened.subarray(0, 32), deskId, organisationId, epoch));
      if (opened.length > 32) this.hold(deskKeys(opened.subarray(32), deskId, organisationId, epoch - 1));
    } else if (table === 'offers') this.openOffer(row, opened);
    else if (table === 'shred.stand_in_secrets') this.openInPlace(row, opened);
    else this.pairs.push({ secretKey: opened, publicKey: publicKeyOf(opened) });
  };

  private hold(desk: DeskKeys) {
    this.desks.push(desk);
    this.pairs.push(desk.box);
  }

  private openDesk(desk: DeskKeys) {
    this.take(
      ({ table, row }) => table === 'desk_boxes' && row.desk_id === desk.deskId,
      ({ row, bytes }) =>
        openBlob(
          desk.wrapKey,
          { ...placeOf('desk_boxes', `secret ${String(row.epoch)}`, row), id: desk.deskId },
          bytes,
        ),
      (_, secretKey) => this.pairs.push({ secretKey, publicKey: publicKeyOf(secretKey) }),
    );
    this.take(
      ({ table, row }) => table === 'wraps' && row.desk_id === desk.deskId,
      ({ row, bytes }) => {
        const { kind, object_id: id, number } = row as unknown as { kind: Wrapped; object_id: string; number: number };
        const shred = this.rows('shred.secrets').find((one) => one.object_id === id && one.kind === kind);
        if (!shred) throw new CannotOpen();
        return openWrap(desk, kind, id, number, bytes, shred.secret as Buffer);
      },
      ({ row }, key) => this.contentKeys.set(`${String(row.kind)} ${String(row.object_id)} ${String(row.number)}`, key),
    );
  }

  private openContent(key: Buffer) {
    for (const label of LABELS) {
      const subKey = subKeyOf(key, label);
      this.take(
        ({ table, row }) => row.id !== undefined || table === 'case_words' || table === 'drafts',
        ({ table, column, row, bytes }) => openBlob(subKey, placeOf(table, column, row), bytes),
        this.learnTerms,
      );
    }
  }

  /** The terms of a referral hold the desk's half of its exchange, and the box into which the lawyer's words go. */
  private learnTerms = ({ column, row }: Sealed, opened: Buffer) => {
    if (column !== 'terms_sealed') return;
    const { exchange } = JSON.parse(opened.toString()) as { exchange?: DeskShare };
    if (!exchange) return;
    this.pairs.push(boxOf(exchange));
    this.openExchange(String(row.id), Buffer.from(exchange.key, 'hex'));
  };

  private openExchange(offerId: string, half: Buffer) {
    const gate = this.rows('shred.stage_secrets').find((one) => one.offer_id === offerId && one.stage === EXCHANGE);
    this.take(
      ({ table, row }) => table === 'exchange_copies' && row.offer_id === offerId,
      ({ row, bytes }) => {
        const named = { id: String(row.id), offerId, organisationId: row.organisation_id };
        return Buffer.from(JSON.stringify(openExchangeCopy(half, gate?.secret as Buffer | undefined, named, bytes)));
      },
    );
    // The keys of files that were sent, hex; tried without the gate too.
    this.take(
      ({ table, row }) => table === 'offer_files' && row.offer_id === offerId,
      ({ row, bytes }) => {
        const named = { id: String(row.id), organisationId: row.organisation_id };
        return Buffer.from(
          openFileKey(half, (gate?.secret as Buffer | undefined) ?? Buffer.alloc(0), named, bytes).toString('hex'),
        );
      },
    );
  }

  /** A case on its way to this desk brings its keys. */
  private takeOver({ case_id }: DumpedRow, opened: Buffer) {
    const { person_id, keys } = JSON.parse(opened.toString()) as {
      person_id: string;
      keys: Record<'case' | 'person', [number: number, key: string][]>;
    };
    for (const [number, key] of keys.case)
      this.contentKeys.set(`case ${String(case_id)} ${number}`, Buffer.from(key, 'hex'));
    for (const [number, key] of keys.person)
      this.contentKeys.set(`person ${person_id} ${number}`, Buffer.from(key, 'hex'));
  }

  /** What was asked holds the key of the answer; what the asker holds opens the copy, while the other half stands in shred. */
  private openAsk(row: DumpedRow, column: string, opened: Buffer) {
    const named = { id: row.id!, organisationId: row.organisation_id };
    const shred = this.rows('shred.break_glass_secrets').find((one) => one.id === row.id);
    const which = column === 'secret_sealed' ? 'view_sealed' : 'answer_sealed';
    this.take(
      (one) => one.table === 'break_glass' && one.row === row && one.column === which,
      ({ bytes }) => {
        const content =
          column === 'secret_sealed'
            ? openCopy(named, opened, shred?.secret as Buffer | undefined, bytes)
            : openAnswer(named, JSON.parse(opened.toString()) as Ask, bytes);
        return Buffer.from(JSON.stringify(content));
      },
    );
  }

  /** Under the layer of the first lead there is that of the second, if they are here together. */
  private openShare(remainder: Buffer) {
    for (const pair of this.pairs) {
      const secret = openedOr(() => secretFrom(pair, remainder));
      if (secret) this.openStatements(secret);
    }
  }

  private openStatements(secret: Buffer) {
    const pair = pairOf(secret);
    const [plan] = this.rows('plans');
    this.take(
      ({ table }) => table === 'statements',
      ({ row, bytes }) => {
        const { organisation_id: organisationId, desk_id: deskId, period, part } = row as unknown as StatementRow;
        const kept = part === 'year' ? period.slice(0, 4) : period;
        const shred = this.rows('shred.statement_secrets').find((one) => one.period === kept);
        if (!shred) throw new CannotOpen();
        const file = plan!.file as Buffer;
        const place = { organisationId, deskId, period, part };
        const counts = openStatement(pair, shred.secret as Buffer, place, readPlan(file.toString()), file, bytes);
        return Buffer.from(JSON.stringify(Object.fromEntries(counts)));
      },
    );
  }

  /** What whoever stands in for the lawyer holds of one offer. */
  private openInPlace({ offer_id }: DumpedRow, opened: Buffer) {
    const { secret } = JSON.parse(opened.toString()) as { secret: string };
    this.openOffer(
      this.rows('offers').find(({ id }) => id === offer_id)!,
      Buffer.from(secret, 'hex'),
    );
  }

  private openOffer(offer: DumpedRow, secret: Buffer) {
    this.openExchange(String(offer.id), halfOf(secret));
    for (const stage of STAGES) {
      const kept = this.rows('shred.stage_secrets').find((one) => one.offer_id === offer.id && one.stage === stage);
      this.take(
        ({ table, column, row }) => table === 'offers' && row === offer && column === `${stage}_sealed`,
        ({ bytes }) => {
          const named = { id: offer.id!, organisationId: offer.organisation_id, sealed: bytes };
          return Buffer.from(JSON.stringify(openCompartment(stage, named, secret, kept?.secret as Buffer | undefined)));
        },
      );
    }
  }

  /** Tries to open what is still sealed. What opens is read, and learned from. */
  private take(
    which: (sealed: Sealed) => boolean,
    open: (sealed: Sealed) => Buffer,
    learn: (sealed: Sealed, opened: Buffer) => void = () => undefined,
  ) {
    const opened: [Sealed, Buffer][] = [];
    this.sealed = this.sealed.filter((one) => {
      const bytes = which(one) ? openedOr(() => open(one)) : undefined;
      if (bytes) opened.push([one, bytes]);
      return !bytes;
    });
    for (const [one, bytes] of opened) {
      this.texts.push(bytes.toString());
      learn(one, bytes);
    }
  }

  private rows = (table: string) => this.dump.tables.get(table) ?? [];
}

/** The entry that made the audit key holds that key's SHA-256 where others hold what was sealed to it. */
const isDigest = ({ code }: DumpedRow) => code === 'audit-key.made';

/** A blob is bound to its row and opens with no pair; what is bound to none may be a box. Under that of a statement there is a blob. */
const isBox = ({ table }: Sealed) =>
  !['wraps', 'desk_boxes', 'cases', 'persons', 'notes', 'statements'].includes(table);

const placeOf = (table: string, column: string, { id, case_id, account_id, organisation_id }: DumpedRow) => ({
  table,
  // One of each writer.
  column: table === 'drafts' ? `draft of ${String(account_id)}` : column,
  // The words of a case have no id of their own.
  id: String(id ?? case_id ?? ''),
  organisationId: organisation_id,
});

function openedOr(open: () => Buffer): Buffer | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof CannotOpen) return undefined;
    throw error;
  }
}
