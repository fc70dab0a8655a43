import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../common/database/db.js';
import { Conflict, Invalid } from '../common/web/refusals.js';
import { ageOfKey } from '../vault/age-file.js';
import { checkWords } from '../vault/check-words.js';
import { subjectDigest } from '../vault/pin.js';
import { Ceremonies, subjectOf } from './ceremonies.service.js';
import { Members } from './members.service.js';

const LAST_HOLDER =
  'Nobody else holds the key of this desk, so nobody is removed. Have a coordinator admit somebody first. If this person must lose access now, disable their account.';

/** What an administrator sees and does of the own organisation. It names, and takes away; it never gives a key. */
@Injectable()
export class Organisation {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ceremonies: Ceremonies,
    private readonly members: Members,
  ) {}

  async show() {
    const { organisationId } = this.db.actor();
    const [organisation] = await this.db.query<{ name: string; country: string; kind: string; kept_months: number }>(
      `select name, country, kind, kept_months from organisations where id = $1`,
      [organisationId],
    );
    const audit = await this.db.query(`select 1 from public_keys where organisation_id = $1 and purpose = 'audit'`, [
      organisationId,
    ]);
    const desks = [];
    for (const desk of await this.desks()) desks.push({ ...desk, members: await this.membersOf(desk.id) });
    const holders = await this.ceremonies.recoveryHolders();
    return {
      name: organisation!.name,
      country: organisation!.country,
      kind: organisation!.kind,
      kept_months: organisation!.kept_months,
      audit_key: audit.length > 0,
      recovery_holders: holders.map((holder, index) => ({
        number: index + 1,
        recipient: holder.recipient,
        check_words: checkWords(subjectDigest(subjectOf(holder, organisationId))),
      })),
      desks,
      export_keys: await this.exportKeys(),
    };
  }

  async nameDesk(name: string): Promise<{ id: string; name: string }> {
    const same = await this.db.query(`select 1 from desks where organisation_id = $1 and name = $2`, [
      this.db.actor().organisationId,
      name,
    ]);
    if (same.length > 0) throw new Invalid([{ field: 'name', message: 'Another desk has this name already.' }]);
    return { id: await this.ceremonies.nameDesk(name), name };
  }

  /** For cases that are closed from now on: those that are closed have their day. */
  async setRetention(months: number) {
    const { organisationId } = this.db.actor();
    await this.db.change(`update organisations set kept_months = $2 where id = $1`, [organisationId, months]);
    this.audit.record({ action: 'organisation.set-retention', object: organisationId });
  }

  /** @throws Invalid when two are the same, Conflict when they were entered before */
  async enterRecoveryHolders(first: string, second: string, third: string) {
    const again = 'This key stands above already. Three people hold three keys.';
    const mistakes = [
      ...(second === first ? [{ field: 'second', message: again }] : []),
      ...(third === first || third === second ? [{ field: 'third', message: again }] : []),
    ];
    if (mistakes.length > 0) throw new Invalid(mistakes);
    if ((await this.ceremonies.recoveryHolders()).length > 0)
      throw new Conflict('The three recovery holders were entered before, and stay.', 'entered');
    await this.ceremonies.enterRecoveryHolders([first, second, third]);
  }

  /** Whom a removal is about. @throws NotFoundException */
  async membership(deskId: string, accountId: string) {
    const desk = (await this.desks()).find(({ id }) => id === deskId);
    const members = desk ? await this.membersOf(deskId) : [];
    const member = members.find(({ id }) => id === accountId);
    if (!desk || !member) throw new NotFoundException();
    const others = (await this.holders(deskId)).filter(({ id }) => id !== accountId);
    return {
      desk: { id: desk.id, name: desk.name },
      member,
      others: others.length,
      coordinators: others.filter(({ role }) => role === 'coordinator').length,
    };
  }

  /**
   * The grant goes, and with it every case of the desk; what the member could copy of the key stays true until a coordinator renews it.
   * Never the last one: that would close every case of the desk, by one person who holds no key, and no confirmation could take it
   * back. Whoever must lose access at once is disabled instead, which leaves the grant where it is.
   * @throws NotFoundException, Conflict
   */
  async removeMember(deskId: string, accountId: string) {
    const { organisationId } = this.db.actor();
    // Two administrators remove the last two at once: the second waits, and sees that nobody else is left.
    await this.db.query(`select 1 from desks where organisation_id = $1 and id = $2 for update`, [
      organisationId,
      deskId,
    ]);
    const { others } = await this.membership(deskId, accountId);
    if (others === 0) throw new Conflict(LAST_HOLDER, 'last-holder');
    const gone = await this.db.change(
      `delete from grants where organisation_id = $1 and desk_id = $2 and account_id = $3`,
      [organisationId, deskId, accountId],
    );
    if (gone !== 1) throw new NotFoundException();
    await this.db.change(`update desks set renewal_asked = true where organisation_id = $1 and id = $2`, [
      organisationId,
      deskId,
    ]);
    this.audit.record({ action: 'member.removed', object: accountId });
  }

  /** For the paper of whoever holds the secret half. What makes a key count is the desk's pin, which nobody makes here. */
  private async exportKeys() {
    const { organisationId } = this.db.actor();
    const rows = await this.db.query<{ id: string; name: string; public_key: Buffer }>(
      `select d.id, d.name, k.public_key from desks d
       join public_keys k on k.organisation_id = d.organisation_id and k.subject_id = d.id and k.purpose = 'export'
       where d.organisation_id = $1 order by d.name`,
      [organisationId],
    );
    return rows.map(({ id, name, public_key: publicKey }) => ({
      desk: name,
      recipient: ageOfKey(publicKey),
      check_words: checkWords(subjectDigest({ purpose: 'export', subjectId: id, organisationId, publicKey })),
    }));
  }

  /** Who can open the desk with its present key: a grant that has ended, and a disabled account, open nothing. */
  private async holders(deskId: string) {
    return this.db.query<{ id: string; role: string }>(
      `select a.id, a.role from grants g
       join desks d on d.organisation_id = g.organisation_id and d.id = g.desk_id and d.epoch = g.epoch
       join accounts a on a.organisation_id = g.organisation_id and a.id = g.account_id and a.state = 'active'
       where g.organisation_id = $1 and g.desk_id = $2 and (g.ends_at is null or g.ends_at > $3)`,
      [this.db.actor().organisationId, deskId, this.clock.now()],
    );
  }

  private async desks() {
    return this.db.query<{ id: string; name: string; born: boolean; renewal_asked: boolean }>(
      `select id, name, epoch > 0 as born, renewal_asked from desks where organisation_id = $1 order by name`,
      [this.db.actor().organisationId],
    );
  }

  private async membersOf(deskId: string) {
    return (await this.members.of(deskId)).map(({ accountId: id, handle, role }) => ({ id, handle, role }));
  }
}
export type OrganisationView = Awaited<ReturnType<Organisation['show']>>;
export type MembershipView = Awaited<ReturnType<Organisation['membership']>>;
