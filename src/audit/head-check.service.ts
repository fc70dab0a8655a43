import { Injectable } from '@nestjs/common';
import { Db } from '../common/database/db.js';
import { Invalid } from '../common/web/refusals.js';
import { checkWords, sameWords } from '../vault/check-words.js';
import { subjectDigest, WordsDiffer } from '../vault/pin.js';
import { AuditKey, type HeldKey } from './audit-key.service.js';
import { type ChainedEntry, type ChainHead, type From, type Verdict, verifyChain } from './verify-chain.js';

/** Where the chain ends now, in words, and how it goes on from where this auditor saw it end. `alarm`: it does not. */
export interface HeadCheck {
  number: number;
  words: string;
  since: number;
  alarm?: string;
}

const AT_ONCE = 1000;

/** Whether the chain of today continues the one that an auditor has seen: what a chain without a key cannot say of itself. */
@Injectable()
export class HeadChecks {
  constructor(
    private readonly db: Db,
    private readonly auditKey: AuditKey,
  ) {}

  /** Compares with the kept head and, where the chain continues, keeps the new one. */
  async check({ digest, kept }: HeldKey & { kept: NonNullable<HeldKey['kept']> }): Promise<HeadCheck> {
    const head = await this.head();
    const from = { number: kept.number, hash: Buffer.from(kept.hash, 'hex') };
    const seen = { number: Number(head.head_number), words: checkWords(head.head_hash) };
    const alarm = await this.differs(head, from);
    if (alarm) return { ...seen, since: 0, alarm };
    await this.auditKey.keep({ number: head.head_number, hash: head.head_hash }, digest);
    return { ...seen, since: seen.number - Number(kept.number) };
  }

  /** An auditor who was given the key types its words, heard from whoever gave it. @throws Invalid */
  async confirm(key: HeldKey, typedWords: string) {
    const wrong = (message: string) => new Invalid([{ field: 'words', message }]);
    if (!sameWords(typedWords, subjectDigest(this.auditKey.subject(key)))) throw wrong(new WordsDiffer().message);
    const head = await this.head();
    const verdict = await verifyChain(head, this.entries(head, '0'));
    if (!verdict.whole) throw wrong(`The trail is not whole: entry ${verdict.number} ${verdict.why}. Raise the alarm.`);
    await this.auditKey.keep({ number: head.head_number, hash: head.head_hash }, key.digest);
  }

  private async differs(head: ChainHead, from: From): Promise<string | undefined> {
    if (BigInt(head.head_number) < BigInt(from.number)) return `It ended at entry ${from.number} when you saw it last.`;
    const [last] = await this.db.query<{ hash: Buffer }>(
      `select hash from audit_entries where organisation_id = $1 and number = $2`,
      [head.organisation_id, from.number],
    );
    if (!last?.hash.equals(from.hash)) return `Entry ${from.number} is not the one that you saw last.`;
    const verdict: Verdict = await verifyChain(head, this.entries(head, from.number), from);
    return verdict.whole ? undefined : `Entry ${verdict.number} ${verdict.why}.`;
  }

  private async head(): Promise<ChainHead> {
    const [head] = await this.db.query<ChainHead>(
      `select organisation_id, head_number, head_hash from audit_chains where organisation_id = $1`,
      [this.db.actor().organisationId],
    );
    return head!;
  }

  /** Those up to the head: what is added meanwhile is not part of it. */
  private async *entries(head: ChainHead, after: string): AsyncGenerator<ChainedEntry> {
    for (let last = after; ;) {
      const rows = await this.db.query<ChainedEntry>(
        `select number, entered_on::text as day, code, entry_sealed, hash from audit_entries
         where organisation_id = $1 and number > $2 and number <= $3 order by number limit ${AT_ONCE}`,
        [head.organisation_id, last, head.head_number],
      );
      yield* rows;
      if (rows.length < AT_ONCE) return;
      last = rows.at(-1)!.number;
    }
  }
}
