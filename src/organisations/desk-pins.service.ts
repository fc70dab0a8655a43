import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Db } from '../common/database/db.js';
import { Invalid } from '../common/web/refusals.js';
import { Keyring } from '../vault/keyring.js';
import type { PinPurpose, Subject } from '../vault/pin.js';
import { Pins } from '../vault/pins.js';
import { Ceremonies, subjectOf } from './ceremonies.service.js';
import { PublicKeys } from './public-keys.service.js';
import { typedIn } from './typed-words.js';
import type { PinLine } from './views/desk.view.js';

interface PinRow {
  purpose: PinPurpose;
  subject_id: string;
  on: string;
  by: string;
  name: string | null;
  inside: boolean;
}

/** What may be pinned from a desk's page. Auditors' and leads' pins are made where their keys are. */
const HERE = ['member', 'lawyer', 'desk', 'recovery', 'export', 'statistics'] as const;
const STATISTICS_KEY = 'The statistics key of the network';
const EXPORT_KEY = 'The key for taking out all cases';
const UNPINNABLE = ['lawyer', 'desk', 'export'];
const NUMBERS = ['First', 'Second', 'Third'];

/** The pins of a desk, for people: whose key was checked by whom, and whether it is still that key. */
@Injectable()
export class DeskPins {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly keyring: Keyring,
    private readonly pins: Pins,
    private readonly publicKeys: PublicKeys,
    private readonly ceremonies: Ceremonies,
  ) {}

  async list(deskId: string): Promise<PinLine[]> {
    this.keyring.desk(deskId);
    const { organisationId } = this.db.actor();
    const rows = await this.db.query<PinRow>(
      `select p.purpose, p.subject_id, p.pinned_on::text as on, coalesce(b.handle, '') as by,
         coalesce(l.name, a.handle, d.name, r.number::text) as name, g.account_id is not null as inside
       from pins p
       left join accounts b on b.organisation_id = p.organisation_id and b.id = p.pinned_by
       left join accounts a on a.organisation_id = p.organisation_id and a.id = p.subject_id
       left join legal_contacts l on p.purpose = 'lawyer' and l.account_id = p.subject_id
       left join desks d on d.organisation_id = p.organisation_id and d.id = p.subject_id
       left join grants g on g.organisation_id = p.organisation_id and g.desk_id = p.desk_id and g.account_id = p.subject_id
       left join recovery_holders r on r.organisation_id = p.organisation_id and r.id = p.subject_id
       where p.organisation_id = $1 and p.desk_id = $2 order by p.purpose, name`,
      [organisationId, deskId],
    );
    const holding = await this.holding(deskId, rows);
    return rows.map(({ purpose, subject_id, on, by, name, inside }) => ({
      subject: `${purpose}.${subject_id}`,
      purpose,
      name: nameOf(purpose, name),
      by,
      on,
      state: holding.has(`${purpose}.${subject_id}`) ? 'holds' : 'changed',
      // Each renewal seals to its members and to recovery: these stay.
      removable: UNPINNABLE.includes(purpose) || (purpose === 'member' && !inside),
    }));
  }

  /**
   * Whose keys may be pinned now: lawyers of the directory, other desks of the organisation and their coordinators, and pins whose key
   * has changed.
   */
  async subjects(deskId: string): Promise<{ code: string; label: string }[]> {
    const pinned = await this.list(deskId);
    const holds = pinned.filter(({ state }) => state === 'holds').map(({ subject }) => subject);
    const changed = pinned.filter(
      ({ state, purpose }) => state === 'changed' && isHere(purpose) && this.mayPin(purpose),
    );
    const lawyers = await this.db.query<{ code: string; label: string }>(
      `select distinct 'lawyer.' || account_id as code, name || ' (' || account_handle || ')' as label
       from legal_contacts where account_id is not null order by label`,
    );
    const desks = await this.db.query<{ code: string; label: string }>(
      `select 'desk.' || id as code, name as label from desks where organisation_id = $1 and id <> $2 and epoch > 0 order by name`,
      [this.db.actor().organisationId, deskId],
    );
    const statistics = await this.db.query<{ code: string; label: string }>(
      `select 'statistics.' || id as code, $1 as label from statistics_keys order by number desc limit 1`,
      [STATISTICS_KEY],
    );
    const fresh = [
      ...lawyers,
      ...desks,
      ...(await this.coordinatorsElsewhere(deskId)),
      ...(await this.exportKey(deskId)),
      ...statistics,
    ].filter(({ code }) => !changed.some(({ subject }) => subject === code));
    return [
      ...changed.map(({ subject, name }) => ({ code: subject, label: `${name}: the key has changed` })),
      ...fresh.filter(({ code }) => !holds.includes(code)),
    ];
  }

  /** @throws Invalid: whose key is not told, there is none, or the words differ */
  async pin(deskId: string, named: string, words: string) {
    const desk = this.keyring.desk(deskId);
    // A renewal that ran beside it would leave this pin behind under the old key.
    await this.keyring.holdEpoch(desk);
    const known = [...(await this.subjects(deskId)).map(({ code }) => code), ...(await this.list(deskId)).map(codeOf)];
    if (!known.includes(named) || !this.mayPin(named.split('.')[0]!)) throw nobody();
    const subject = await this.keyOf(named);
    await typedIn('words', () => this.pins.pin(subject, words, desk));
    this.audit.record({ action: 'key.pinned', object: subject.subjectId });
  }

  /** From here on nothing is sealed to that key. What was sealed before stays what it was. */
  async unpin(deskId: string, named: string) {
    this.keyring.desk(deskId);
    const [purpose = '', subjectId = ''] = named.split('.');
    const found = (await this.list(deskId)).find(({ subject }) => subject === named);
    if (!found) throw nobody();
    if (!found.removable)
      throw new Invalid([
        { field: 'subject', message: 'The desk’s key is sealed to this one at each renewal: it stays pinned.' },
      ]);
    await this.db.change(
      `delete from pins where organisation_id = $1 and desk_id = $2 and purpose = $3 and subject_id = $4`,
      [this.db.actor().organisationId, deskId, purpose, subjectId],
    );
    this.audit.record({ action: 'key.unpinned', object: subjectId });
  }

  private async holding(deskId: string, rows: PinRow[]): Promise<Set<string>> {
    const holding = new Set<string>();
    for (const purpose of new Set(rows.map((row) => row.purpose))) {
      const ids = rows.filter((row) => row.purpose === purpose).map(({ subject_id }) => subject_id);
      const subjects = purpose === 'recovery' ? await this.recovery() : await this.publicKeys.among(purpose, ids);
      for (const id of await this.pins.holding(subjects, deskId)) holding.add(`${purpose}.${id}`);
    }
    return holding;
  }

  /** Whom a case of this desk may be shown in an emergency. */
  private coordinatorsElsewhere(deskId: string): Promise<{ code: string; label: string }[]> {
    return this.db.query(
      `select 'member.' || a.id as code, a.handle || ', coordinator of another desk' as label from accounts a
       join public_keys k on k.organisation_id = a.organisation_id and k.subject_id = a.id and k.purpose = 'member'
       where a.organisation_id = $1 and a.state = 'active' and a.role = 'coordinator'
         and exists (select 1 from grants g where g.organisation_id = a.organisation_id and g.account_id = a.id)
         and not exists (select 1 from grants g where g.organisation_id = a.organisation_id and g.account_id = a.id and g.desk_id = $2)
       order by a.handle`,
      [this.db.actor().organisationId, deskId],
    );
  }

  /** The key that all cases are taken out under, once somebody has entered one. */
  private async exportKey(deskId: string): Promise<{ code: string; label: string }[]> {
    const entered = this.mayPin('export') && (await this.publicKeys.of('export', deskId));
    return entered ? [{ code: `export.${deskId}`, label: EXPORT_KEY }] : [];
  }

  /** Taking all cases out is a coordinator's act, and so is saying under which key. */
  private mayPin(purpose: string): boolean {
    return purpose !== 'export' || this.db.actor().role === 'coordinator';
  }

  private async recovery(): Promise<Subject[]> {
    const { organisationId } = this.db.actor();
    return (await this.ceremonies.recoveryHolders()).map((holder) => subjectOf(holder, organisationId));
  }

  private async keyOf(named: string): Promise<Subject> {
    const [purpose = '', id = ''] = named.split('.');
    const found =
      purpose === 'recovery'
        ? (await this.recovery()).find(({ subjectId }) => subjectId === id)
        : isHere(purpose)
          ? await this.publicKeys.of(purpose, id)
          : undefined;
    if (!found) throw nobody();
    return found;
  }
}

function nameOf(purpose: PinPurpose, name: string | null): string {
  if (purpose === 'recovery') return `${NUMBERS[Number(name) - 1] ?? 'A'} recovery holder`;
  if (purpose === 'statistics') return STATISTICS_KEY;
  return purpose === 'export' ? EXPORT_KEY : (name ?? 'No longer there');
}
const codeOf = ({ subject }: PinLine) => subject;
const isHere = (purpose: string): purpose is (typeof HERE)[number] => (HERE as readonly string[]).includes(purpose);
const nobody = () => new Invalid([{ field: 'subject', message: 'Choose whose key it is.' }]);
