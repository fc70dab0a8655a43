import type { Person } from '../../src/cli/demo/cast.js';
import { Jobs } from '../../src/jobs/jobs.service.js';
import { daysAfter } from '../../src/referrals/days.js';
import type { RunningApp } from '../support/app.js';
import { api } from '../support/client.js';
import type { SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';

/** Every state that an offer may be in; `swept` has expired, and its keys were destroyed by the server itself. */
export const STATES = [
  'offered',
  'previewed',
  'conflict_check',
  'accepted',
  'completed',
  'declined',
  'withdrawn',
  'revoked',
  'expired',
  'swept',
  'draft',
] as const;
export type State = (typeof STATES)[number];
export const LIVE: readonly State[] = ['offered', 'previewed', 'conflict_check', 'accepted'];

/** What must not be found where it does not belong. */
export const PLANTS = {
  name: 'Zacharias Plantedname',
  packet: 'Planted summary of the packet',
  question: 'A planted question',
  answer: 'A planted answer',
};

/** Referrals of one case, brought to any state by the people who can. */
export class Brought {
  private caseId = '';
  private pinned = false;
  readonly day: string;

  constructor(
    private readonly running: RunningApp,
    private readonly network: SmallNetwork,
    /** The person agrees to a colleague who stands in. */
    private readonly standIn = false,
  ) {
    this.day = running.clock.today();
  }

  /** @param written a question and an answer stand in it, as far as it was previewed */
  async to(state: State, written = false): Promise<{ id: string; caseId: string }> {
    this.running.clock.standAt(this.day);
    const { id, caseId } = await this.offered(
      state === 'expired' || state === 'swept' ? this.day : daysAfter(this.day, 10),
      state === 'draft',
    );
    if (state === 'draft') return { id: await this.inLineBehind(id), caseId };
    const [lawyer, desk] = [this.of(this.network.lawyer), this.of(this.network.caseworker)];
    const does = async (path: string, body?: object) => must(await lawyer.post(`/referrals/${id}/${path}`, body));
    if (state === 'previewed' || written) must(await lawyer.get(`/referrals/${id}`));
    if (written) {
      await does('exchange', { text: PLANTS.question });
      must(await desk.post(`/cases/${caseId}/referrals/${id}/exchange`, { text: PLANTS.answer }));
    }
    if (['conflict_check', 'accepted', 'completed', 'revoked'].includes(state)) await does('conflict-check');
    if (['accepted', 'completed', 'revoked'].includes(state)) await does('acceptance');
    if (state === 'completed') await does('completion', { outcome: 'Status granted', on: '2026-11-20' });
    if (state === 'declined') await does('decline', { reason: 'no_capacity' });
    if (state === 'withdrawn' || state === 'revoked') must(await desk.post(`/referrals/${id}/withdrawal`));
    if (state === 'expired' || state === 'swept') this.running.clock.standAt(daysAfter(this.day, 1));
    if (state === 'swept') await this.running.app.get(Jobs).run('referral-ends');
    return { id, caseId };
  }

  /** What stands on disk of it: an offer that runs has all its keys, one that ended has none. */
  async keys(id: string) {
    const [row] = await ownerQuery<{ state: string; sealed: number; stages: number; copies: number }>(
      this.running.database,
      `select state, num_nonnulls(secret_sealed, preview_sealed, name_sealed, packet_sealed) as sealed,
         (select count(*)::int from shred.stage_secrets where offer_id = o.id) as stages,
         (select count(*)::int from exchange_copies where offer_id = o.id) as copies
       from offers o where id = $1`,
      [id],
    );
    return row!;
  }

  private of = (person: Person) => api(this.running.app, person);

  /** The same lawyer, behind another one: sealed, and not asked yet. */
  private async inLineBehind(id: string): Promise<string> {
    const { entries } = must(await this.of(this.network.caseworker).get(`/referrals/${id}/line`)) as unknown as {
      entries: { id: string }[];
    };
    return entries[1]!.id;
  }

  private async offered(endsOn: string, inLine: boolean) {
    const { beginnings, desk: ofCase, contact, otherContact, otherLawyer } = this.network;
    if (inLine && !this.pinned) await beginnings.pin(ofCase, [otherLawyer]);
    this.pinned ||= inLine;
    const desk = this.of(this.network.caseworker);
    this.caseId ||= must(
      await desk.post('/cases', {
        pseudonym: 'Plover',
        summary: PLANTS.packet,
        person: { legal_name: PLANTS.name },
      }),
    ).id;
    const { id } = must(
      await desk.post(`/cases/${this.caseId}/referrals`, {
        legal_contact_id: (inLine ? otherContact : contact).id,
        next_in_line: inLine ? [contact.id] : [],
        purpose: 'asylum_claim',
        fields: ['legal_name', 'summary', 'documents'],
        consent: { given_on: this.day, language: 'ru', stand_in: this.standIn },
        ends_on: endsOn,
      }),
    );
    return { id, caseId: this.caseId };
  }
}

function must(answer: { statusCode: number; body: string; json: () => unknown }): { id: string } {
  if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body}`);
  return answer.json() as { id: string };
}
