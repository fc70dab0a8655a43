import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { Db } from '../../common/database/db.js';
import type { DeskKeys } from '../../vault/desk-keys.js';
import { Cases } from '../cases.service.js';
import { Notes } from '../notes/notes.service.js';
import { caseOfRecord } from './case-of-record.js';
import type { JudgedRecord } from './judge/judge.js';
import { type Counts, type Entry, type KeptManifest, NOTHING } from './manifest.js';
import { byDigest, Manifests, type OpenedManifests } from './manifests.service.js';
import { type NewWaitingRow, WaitingRows } from './waiting-rows.service.js';

export interface Brought extends Counts {
  id: string;
}

/** What a batch knows of the sheet that it is a part of. */
export interface OfSheet {
  /** The id of the sheet's first batch; absent for the first itself. */
  batchOf?: string;
  /** How many records of the sheet were left out before, and are not among the records. */
  leftOut?: number;
  /** How many records the sheet has. */
  records?: number;
  /** The digests of the sheet's records, by their numbers. */
  digests?: Map<number, string>;
  opened?: OpenedManifests;
}

/** Brings judged records into a desk: what is certain becomes cases, what is not waits, what was refused leaves nothing. */
@Injectable()
export class Imports {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly cases: Cases,
    private readonly notes: Notes,
    private readonly manifests: Manifests,
    private readonly waiting: WaitingRows,
  ) {}

  /** One batch: one transaction, and one act in the audit trail. What came in before is left out, so the same sheet comes in once. */
  async bring(desk: DeskKeys, records: JudgedRecord[], sheet: OfSheet = {}): Promise<Brought> {
    await this.manifests.alone(desk);
    const before = await this.manifests.of(desk.deskId, sheet.opened);
    if (sheet.batchOf && !before.some(({ id, batchOf }) => id === sheet.batchOf && !batchOf))
      throw new NotFoundException();
    const { fresh, counts } = newIn(records, byDigest(before), sheet.leftOut);
    const of = (outcome: JudgedRecord['outcome']) => fresh.filter((judged) => judged.outcome === outcome);

    const imported = of('imported');
    const caseIds = await this.log(desk, imported);
    const entries: Entry[] = imported.map(({ digest, record }, at) => ({
      digest: digest!,
      record,
      case_id: caseIds[at]!,
    }));
    const rows: NewWaitingRow[] = of('needs_review').map((judged) => ({ id: randomUUID(), judged }));
    for (const { id, judged } of rows) entries.push({ digest: judged.digest!, record: judged.record, row_id: id });
    markTwins(rows, twins(before, entries, sheet));

    const { handle: by } = this.db.actor();
    const id = randomUUID();
    const ofWhole = sheet.records === undefined ? {} : { records: sheet.records };
    const key = await this.manifests.begin(desk, id, sheet.batchOf, { by, counts, entries, ...ofWhole });
    await this.waiting.add(desk, { id, key }, rows);
    if (sheet.batchOf) await this.manifests.addTo(sheet.batchOf, counts);
    this.audit.record({ action: 'import.save', object: id });
    return { id, ...counts };
  }

  /** Records as cases. @returns their ids, in the same order */
  async log(desk: DeskKeys, judged: JudgedRecord[]): Promise<string[]> {
    if (judged.length === 0) return [];
    const { handle } = this.db.actor();
    const read = judged.map((one) => caseOfRecord(one, { on: this.clock.today(), by: handle }));
    const logged = await this.cases.log(
      desk,
      read.map(({ content, identity }) => ({ content, identity, state: 'open', assigneeId: null })),
    );
    await this.notes.first(
      logged.flatMap(({ row, key }, at) => {
        const text = read[at]!.firstNote;
        return text ? [{ row, key, note: { from: 'word', title: FROM_SHEET, text, visibility: 'desk' } as const }] : [];
      }),
    );
    return logged.map(({ row }) => row.id);
  }
}

export const FROM_SHEET = 'From the imported sheet';

function newIn(records: JudgedRecord[], known: Map<string, Entry>, leftOut = 0) {
  const counts: Counts = { ...NOTHING, rejected: leftOut };
  const seen = new Set<string>();
  const fresh = records.filter(({ outcome, digest }) => {
    if (outcome === 'rejected' || !digest) counts.rejected += 1;
    else if (known.has(digest) || seen.has(digest)) counts.already_there += 1;
    else {
      seen.add(digest);
      counts[outcome] += 1;
      return true;
    }
    return false;
  });
  return { fresh, counts };
}

/** Where the records are that others of the same sheet point to: by number in the batches of this sheet, by digest wherever they came from. */
function twins(
  before: KeptManifest[],
  entries: Entry[],
  { batchOf, digests }: OfSheet,
): (record: number) => Entry | undefined {
  const ofSheet = before.filter((one) => batchOf && (one.id === batchOf || one.batchOf === batchOf));
  const byNumber = new Map(
    [...ofSheet.flatMap((one) => one.entries), ...entries].map((entry) => [entry.record, entry]),
  );
  const known = byDigest(before);
  return (record) => byNumber.get(record) ?? known.get(digests?.get(record) ?? '');
}

function markTwins(rows: NewWaitingRow[], twinOf: ReturnType<typeof twins>) {
  for (const row of rows) {
    const twin = row.judged.duplicateOfRecord && twinOf(row.judged.duplicateOfRecord);
    if (twin) row.like = { case_id: twin.case_id, row_id: twin.row_id };
  }
}
