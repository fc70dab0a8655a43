import { ForbiddenException, Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { EU_MEMBERS } from '../reference/country-codes.js';

/** What a lawyer of the country said of a rule. `version` is the hash of the words that they read. */
export interface RuleReview {
  rule: string;
  version: string;
  verdict: 'signed' | 'disputed';
  on: string;
  /** As the directory names the lawyer. */
  by: string;
  note: string | null;
}

interface Entry {
  id: string;
  country: string | null;
}

@Injectable()
export class RuleReviews {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Of the whole network, oldest first: also of words that no pack has any more. */
  all(): Promise<RuleReview[]> {
    return this.db.query<RuleReview>(
      `select r.rule, r.version, r.verdict, r.reviewed_on::text as "on", c.name as "by", r.note
       from rule_reviews r join legal_contacts c on c.id = r.legal_contact_id
       order by r.reviewed_on, c.name, r.rule`,
    );
  }

  /** Whether the actor is in the directory as a lawyer of this country. */
  async maySign(country: string): Promise<boolean> {
    return isOf((await this.ownEntry())?.country, country);
  }

  /** Said again, it replaces what the lawyer said before. @throws ForbiddenException to whoever is no lawyer of the country */
  async say(country: string, of: Pick<RuleReview, 'rule' | 'version' | 'verdict'> & { note?: string }) {
    const entry = await this.ownEntry();
    if (!entry || !isOf(entry.country, country))
      throw new ForbiddenException('Only a lawyer whom the directory lists in this country can sign its rules.');
    const { organisationId, accountId } = this.db.actor();
    await this.db.change(
      `insert into rule_reviews
         (organisation_id, account_id, legal_contact_id, country, rule, version, verdict, reviewed_on, note)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (rule, version, legal_contact_id)
       do update set verdict = excluded.verdict, reviewed_on = excluded.reviewed_on, note = excluded.note`,
      [
        organisationId,
        accountId,
        entry.id,
        // Of the lawyer: a rule of the European Union is signed from one of its members.
        entry.country,
        of.rule,
        of.version,
        of.verdict,
        this.clock.today(),
        of.note ?? null,
      ],
    );
    this.audit.record({ action: 'rule.review', object: entry.id });
  }

  private async ownEntry(): Promise<Entry | undefined> {
    const [entry] = await this.db.query<Entry>('select id, country from legal_contacts where account_id = $1', [
      this.db.actor().accountId,
    ]);
    return entry;
  }
}

/** The law of the Union is every member's law. */
const isOf = (own: string | null | undefined, country: string) =>
  own === country || (country === 'EU' && own !== null && own !== undefined && EU_MEMBERS.includes(own));
