import type { Person } from '../../src/cli/demo/cast.js';
import { Db } from '../../src/common/database/db.js';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { LegalContactsService } from '../../src/legal-contacts/legal-contacts.service.js';
import type { RunningApp } from '../support/app.js';
import { api } from '../support/client.js';
import type { SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';

export type ThreeIds = [first: string, second: string, third: string];
export interface InLine {
  id: string;
  state: string;
  answer_by: string | null;
}

/** A third lawyer, whom the desk has pinned as it has the other two. */
export async function thirdLawyer(
  { app }: RunningApp,
  { beginnings, office, otherLawyer, desk }: SmallNetwork,
): Promise<{ lawyer: Person; contact: { id: string } }> {
  const lawyer = await beginnings.member(office, 'lawyer');
  const contact = await app.get(Db).actingAs(office.administrator.actor, 'organisation', () =>
    app.get(LegalContactsService, { strict: false }).enter({
      name: 'Counsel Third',
      country: 'DE',
      languages: ['ru'],
      competences: ['asylum_claim'],
      account_id: lawyer.accountId,
    }),
  );
  await beginnings.pin(desk, [otherLawyer, lawyer]);
  return { lawyer, contact };
}

/** Lines of three who are asked one after the other. */
export class Line {
  constructor(
    private readonly running: RunningApp,
    private readonly network: SmallNetwork,
    private readonly third: { id: string },
  ) {}

  desk = () => api(this.running.app, this.network.caseworker);
  job = () => this.running.app.get(Jobs).run('referral-ends');
  decline = (who: Person, id: string) =>
    api(this.running.app, who).post(`/referrals/${id}/decline`, { reason: 'no_capacity' });
  check = (who: Person, id: string) => api(this.running.app, who).post(`/referrals/${id}/conflict-check`);
  accept = (who: Person, id: string) => api(this.running.app, who).post(`/referrals/${id}/acceptance`);

  async begun(caseId: string, more: object = {}): Promise<ThreeIds> {
    const { contact, otherContact } = this.network;
    const answer = await this.desk().post(`/cases/${caseId}/referrals`, {
      legal_contact_id: contact.id,
      next_in_line: [otherContact.id, this.third.id],
      purpose: 'asylum_claim',
      fields: ['legal_name', 'summary'],
      consent: { given_on: '2026-01-01', language: 'ru' },
      ...more,
    });
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return (await this.of(answer.json<{ id: string }>().id)).map(({ id }) => id) as ThreeIds;
  }

  of = async (id: string) => (await this.desk().get(`/referrals/${id}/line`)).json<{ entries: InLine[] }>().entries;
  states = async (id: string) => (await this.of(id)).map(({ state }) => state);

  /** What stands on disk of these, in the order in which they are asked. */
  onDisk = (ids: string[]) =>
    ownerQuery<{ id: string; ends_on: string; state: string; gates: number; sealed: number }>(
      this.running.database,
      `select o.id, o.state, o.ends_on::text, num_nonnulls(secret_sealed, preview_sealed, name_sealed, packet_sealed)::int as sealed,
         (select count(*)::int from shred.stage_secrets where offer_id = o.id) as gates
       from offers o join referrals r on r.id = o.id where o.id = any ($1::uuid[]) order by r.place`,
      [ids],
    );
}
