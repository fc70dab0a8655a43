import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Invalid } from '../common/web/refusals.js';
import { Desks } from '../organisations/desks.service.js';
import type { Consent } from '../people/consent/consent.js';
import { People } from '../people/people.service.js';
import type { Identity } from '../people/identity.js';
import type { ContentKey } from '../vault/content-key.js';
import type { DeskKeys } from '../vault/desk-keys.js';
import { Wraps } from '../vault/wraps.js';
import { newContent } from './case.change.js';
import { refuseClosed } from './case-row.js';
import { type CaseContent, lifeOf } from './case.content.js';
import { Case } from './case.entity.js';
import type { OpenCase } from './case.input.js';
import { Counting } from './consents/counting.service.js';
import { newReference } from './reference-code.js';
import { SealedCases } from './sealed-cases.service.js';

export interface NewCaseOf {
  content: CaseContent;
  identity: Identity;
  /** What the person agreed to, from the first day. */
  consents?: Consent[];
  state: 'enquiry' | 'open';
  assigneeId: string | null;
}

/** With its key, for what is written beside it in the same transaction. */
export interface LoggedCase {
  row: Case;
  key: ContentKey;
}

@Injectable()
export class Cases {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly desks: Desks,
    private readonly people: People,
    private readonly wraps: Wraps,
    private readonly sealed: SealedCases,
    private readonly counting: Counting,
  ) {}

  async open(input: OpenCase): Promise<Case> {
    const desk = this.desks.meant(input.desk_id);
    refuseTellingPseudonym(input.pseudonym, input.person?.legal_name);
    const { accountId, handle } = this.db.actor();
    const content = newContent(input, { on: this.clock.today(), by: handle });
    const [opened] = await this.log(desk, [
      {
        content,
        identity: { ...input.person },
        consents: this.counting.agreed(content.counted, { consent: input.consent, facts: content.facts }),
        state: input.state ?? 'open',
        assigneeId: accountId,
      },
    ]);
    this.audit.record({ action: 'case.open', object: opened!.row.id });
    return opened!.row;
  }

  /** New cases with their persons, each under a new key. Recorded by whoever calls: an import is one act. */
  async log(desk: DeskKeys, cases: NewCaseOf[]): Promise<LoggedCase[]> {
    const { organisationId, deskId } = desk;
    const personIds = await this.people.enter(
      cases.map(({ identity, consents }) => ({ identity, consents })),
      desk,
    );
    const ids = cases.map(() => randomUUID());
    const keys = await this.wraps.makeAll('case', ids, desk);
    const logged = cases.map(({ content, state, assigneeId }, at) => {
      const [id, personId] = [ids[at]!, personIds[at]!];
      const key = keys.get(id)!;
      content.life ??= [{ to: state, ...content.opened }];
      const row = Object.assign(new Case(), { id, organisationId, deskId, personId, assigneeId, state });
      return { key, row: Object.assign(row, this.sealed.seal(row, key, content), { version: 1, eraseOn: null }) };
    });
    await this.insert(logged.map(({ row }) => row));
    for (const id of ids) this.sealed.nowKnown(id);
    return logged;
  }

  /** An enquiry becomes a case. */
  async take(id: string): Promise<Case> {
    const opened = await this.sealed.open(id);
    refuseClosed(opened.row);
    if (opened.row.state !== 'enquiry') return opened.row;
    opened.content.life = [
      ...lifeOf(opened.content),
      { to: 'open', on: this.clock.today(), by: this.db.actor().handle },
    ];
    const saved = await this.sealed.save(opened, { state: 'open' }, undefined, { title: 'Opened as a case' });
    this.audit.record({ action: 'case.open-enquiry', object: id });
    return saved;
  }

  /**
   * A reference is one of its kind in the whole organisation, whose other desks nobody here can see: Postgres leaves out a row whose
   * reference is taken, and it gets another one.
   */
  private async insert(rows: Case[]): Promise<void> {
    for (let left = rows; left.length > 0;) {
      for (const row of left) row.reference = newReference();
      const { raw } = await this.db
        .of(Case)
        .createQueryBuilder()
        .insert()
        .values(left)
        .orIgnore()
        .returning('id')
        .updateEntity(false)
        .execute();
      const stands = new Set((raw as { id: string }[]).map(({ id }) => id));
      left = left.filter(({ id }) => !stands.has(id));
    }
  }
}

/** A pseudonym that is part of the name is none. */
export function refuseTellingPseudonym(pseudonym: string, legalName?: string) {
  if (isTelling(pseudonym, legalName))
    throw new Invalid([{ field: 'pseudonym', message: 'Choose a pseudonym that is not part of the person’s name.' }]);
}

export function isTelling(pseudonym: string, legalName = ''): boolean {
  const words = legalName
    .toLocaleLowerCase()
    .split(/[\s,.'’-]+/)
    .filter((word) => word.length > 2);
  return pseudonym
    .toLocaleLowerCase()
    .split(/\s+/)
    .some((word) => words.includes(word));
}
