import { acting, type Person } from '../../src/cli/demo/cast.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { DataSource } from 'typeorm';
import type { RunningApp } from '../support/app.js';
import { api } from '../support/client.js';
import { bring } from '../support/document.js';
import { lastFileOf, sendFiles } from '../support/exchange-file.js';
import type { SmallNetwork } from '../support/network.js';
import { standInFrom } from '../referrals/standing-in.js';
import { forPaper, outsiderOf } from '../support/outsider.js';
import { DeskObjects, OF_DESKS } from './desk-objects.js';
import type { Where } from './expected.js';

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What stands in a path or a body in place of `:id`, `:referralId`, the desk, the ticket. */
export type Ids = Record<string, string>;

/** Makes what a row of the grid acts on, at the place it names, by the people who work there. */
export class Objects {
  private readonly kept = new Map<string, Ids>();
  private readonly rows = new Set<string>();
  private readonly ofDesks: DeskObjects;

  constructor(
    private readonly running: RunningApp,
    private readonly network: SmallNetwork,
  ) {
    this.ofDesks = new DeskObjects(running, network);
  }

  /** `fresh` where the act is to succeed, and so uses it up; otherwise one for all who are refused. */
  async at(where: Where, needs: string, fresh: boolean): Promise<Ids> {
    const name = `${where}, ${needs}`;
    const known = fresh ? undefined : this.kept.get(name);
    if (known) return known;
    const made = await this.make(where, needs);
    if (!fresh) this.kept.set(name, made);
    return made;
  }

  private async make(where: Where, needs: string): Promise<Ids> {
    if (OF_DESKS.includes(needs)) return this.ofDesks.make(where, needs);
    const { desk, worker } = this.place(where);
    const deskId = desk.id;
    // In a network that has not begun to count.
    if (needs === 'period') return { period: '2027-Q1', plan: 'standard-1', file: 'total.csv' };
    if (needs === 'campaign') return { id: await this.campaign() };
    if (needs === 'member') return { id: deskId, accountId: await this.member(deskId) };
    if (['account', 'locked', 'invitation'].includes(needs)) return this.account(needs === 'locked');
    if (needs === 'begun')
      return { id: (await this.network.beginnings.member(this.network.north, 'caseworker')).accountId };
    if (needs === 'contact') return { id: this.network.contact.id };
    if (['-', 'code', 'shown', 'typed', 'calendar', 'desk', 'ticket', 'sheet', 'judged'].includes(needs))
      return { deskId, period: '2027-Q1' };
    if (needs === 'standin') return { id: await this.standIn() };
    if (needs === 'import') return { deskId, id: await this.broughtSheet(worker, deskId) };
    if (needs === 'alike') return { deskId, text: await this.rowsAlike(worker, deskId) };
    if (needs === 'row') return { deskId, id: await this.waitingRow(worker, deskId) };
    const opened = await this.post(worker, '/cases', {
      pseudonym: 'Grid',
      desk_id: deskId,
      state: needs === 'enquiry' ? 'enquiry' : 'open',
      needs: ['asylum'],
    });
    const id = opened.id!;
    if (needs === 'named') return { deskId, id, reference: (opened as Ids).reference! };
    if (needs === 'deadline')
      return {
        deskId,
        id,
        deadlineId: (await this.post(worker, `/cases/${id}/deadlines`, { kind: 'hearing', on: '2027-02-01' })).id!,
      };
    if (needs === 'event') {
      await this.facts(worker, id);
      const said = { trigger: 'decision_served', on: '2026-11-20' };
      return { deskId, id, eventId: (await this.post(worker, `/cases/${id}/events`, said)).id! };
    }
    if (needs === 'proceeding')
      return {
        deskId,
        id,
        proceedingId: (await this.post(worker, `/cases/${id}/proceedings`, { type: 'asylum_first' })).id!,
      };
    if (needs === 'task')
      return { deskId, id, taskId: (await this.post(worker, `/cases/${id}/tasks`, { what: 'Call back' })).id! };
    if (needs === 'document') {
      const documentId = await bring(this.running, worker, id, PIXEL, { name: 'Scan.png', type: 'png', pages: 1 });
      return { deskId, id, documentId, number: '1' };
    }
    if (needs === 'kin' || needs === 'related') return { deskId, id, ...(await this.kin(worker, deskId, id, needs)) };
    if (['twins', 'merged'].includes(needs)) return this.twins(worker, deskId, id, needs === 'merged');
    if (needs === 'closed') await this.post(worker, `/cases/${id}/closure`, { reason: 'amnesty' });
    if (needs === 'outside') return { deskId, id, outsideId: await this.outside(worker, id) };
    if (!['offered', 'checked', 'accepted', 'asked', 'line', 'withfile', 'sentfile', 'reported'].includes(needs))
      return { deskId, id };
    return { deskId, ...(await this.offer(where, worker, id, needs)) };
  }

  /** From the country of stay the rules of that country follow. */
  private async facts(worker: Person, id: string) {
    await api(this.running.app, worker).patch(`/cases/${id}`, { version: 1, facts: { country_of_stay: 'DE' } });
  }

  /** Another case of the same desk, which may be related to the first already. */
  private async kin(worker: Person, deskId: string, id: string, needs: string): Promise<Ids> {
    const other = (await this.post(worker, '/cases', { pseudonym: 'Kin', desk_id: deskId })) as Ids;
    const ids = { relatedId: other.id!, reference: other.reference! };
    if (needs === 'related')
      await this.post(worker, `/cases/${id}/related`, {
        reference: ids.reference,
        kind: 'family',
        reason: 'One hearing for both',
      });
    return ids;
  }

  /** Another case at the same desk, of somebody who may be the same; merged into the first, or not. */
  private async twins(worker: Person, deskId: string, caseId: string, merged: boolean): Promise<Ids> {
    const { id: otherId } = await this.post(worker, '/cases', { pseudonym: 'Grid', desk_id: deskId });
    if (merged) await this.post(worker, `/cases/${caseId}/merges/${otherId}`, { version: 1, other_version: 1 });
    return { deskId, caseId, id: caseId, otherId: otherId!, twinId: otherId! };
  }

  /** For the lawyer, by their colleague. */
  private standIn(): Promise<string> {
    const { lawyer: away, otherLawyer: standIn } = this.network;
    return standInFrom(this.running, { away, standIn }, this.running.clock.today());
  }

  /** Somebody new, who has not begun. */
  private async account(locked: boolean): Promise<Ids> {
    const by = this.network.administrator;
    const { id, handle, code } = (await this.post(by, '/accounts', { role: 'caseworker' })) as Ids;
    if (locked) await this.post(by, `/accounts/${id}/lock`);
    return { id: id!, handle: handle!, code: code! };
  }

  /** Somebody new, of the Harbour desk. */
  private async member(deskId: string): Promise<string> {
    const { beginnings, north, coordinator } = this.network;
    const { accountId, checkWords } = await beginnings.member(north, 'caseworker');
    await acting(this.running.app, coordinator, () =>
      this.running.app.get(Ceremonies, { strict: false }).admit(deskId, accountId, checkWords),
    );
    return accountId;
  }

  /** A packet that was taken out for somebody without an account. */
  private async outside(worker: Person, id: string): Promise<string> {
    const sent = await this.post(
      worker,
      `/cases/${id}/outside`,
      forPaper(await outsiderOf(this.running, this.network)),
    );
    return sent.id!;
  }

  /** A sender's path names the case, a lawyer's the referral. */
  private async offer(where: Where, worker: Person, caseId: string, needs: string): Promise<Ids> {
    const { contact, otherContact, lawyer, otherLawyer } = this.network;
    const inPlace = where === 'offered to whom I stand in for';
    const toOther = where === 'offered to another lawyer' || inPlace;
    const documents = needs === 'withfile' ? [await bring(this.running, worker, caseId, 'Come on Monday.')] : undefined;
    const referral = await this.post(worker, `/cases/${caseId}/referrals`, {
      legal_contact_id: (toOther ? otherContact : contact).id,
      purpose: 'asylum_claim',
      fields: documents ? ['facts', 'documents'] : ['facts'],
      ...(documents && { documents, originals: true }),
      consent: { given_on: '2026-01-01', language: 'ru', stand_in: inPlace },
      next_in_line: needs === 'line' ? [(toOther ? contact : otherContact).id] : [],
      // Shorter than it may run: it can be let run longer.
      ends_on: this.running.clock.today(),
      // Asked for, its name waits until somebody of the desk releases it.
      by_hand: needs === 'asked',
    });
    const id = referral.id!;
    const recipient = toOther ? otherLawyer : lawyer;
    if (needs !== 'offered' && needs !== 'line') await this.post(recipient, `/referrals/${id}/conflict-check`);
    if (['accepted', 'withfile', 'sentfile', 'reported'].includes(needs))
      await this.post(recipient, `/referrals/${id}/acceptance`);
    if (needs === 'reported')
      return { caseId, referralId: id, reportId: await this.reported(worker, caseId, id, recipient) };
    if (needs === 'sentfile') {
      const files = [{ name: 'Letter.txt', bytes: 'Come on Monday.' }];
      await sendFiles(this.running, recipient, `/referrals/${id}/exchange`, files);
      return { caseId, referralId: id, fileId: await lastFileOf(this.running, recipient, `/referrals/${id}/exchange`) };
    }
    const { consents } = (await api(this.running.app, worker).get(`/cases/${caseId}/consents`)).json<{
      consents: { id: string }[];
    }>();
    if (!documents) return { caseId, referralId: id, consentId: consents[0]!.id };
    const packet = await api(this.running.app, recipient).get(`/referrals/${id}/packet`);
    return { caseId, referralId: id, fileId: packet.json<{ files: { id: string }[] }>().files[0]!.id };
  }

  private async reported(worker: Person, caseId: string, id: string, by: Person): Promise<string> {
    await this.post(by, `/referrals/${id}/reports/proceeding`, { type: 'asylum_first' });
    const { lines } = (await api(this.running.app, worker).get(`/cases/${caseId}/referrals/${id}/exchange`)).json<{
      lines: { id: string }[];
    }>();
    return lines[0]!.id;
  }

  private async broughtSheet(worker: Person, deskId: string): Promise<string> {
    // Without a word on consent a row waits; its name makes it another record each time.
    const cells = { nr: '1', name: `Grid ${Math.random().toString(36).slice(2)}`, country_now: 'Germany' };
    return (await this.post(worker, '/imports', { desk_id: deskId, records: [{ record: 1, cells }] })).id!;
  }

  /** Two rows that wait over the same words. */
  private async rowsAlike(worker: Person, deskId: string): Promise<string> {
    const status = `status ${Math.random().toString(36).slice(2)}`;
    const records = [1, 2].map((record) => ({
      record,
      cells: { name: `Grid ${record} ${status}`, country_now: 'Germany', consent: 'yes', status },
    }));
    await this.post(worker, '/imports', { desk_id: deskId, records });
    return status;
  }

  private async waitingRow(worker: Person, deskId: string): Promise<string> {
    await this.broughtSheet(worker, deskId);
    const list = await api(this.running.app, worker).get('/imports');
    const { waiting } = list.json<{ waiting: { id: string }[] }>();
    const row = waiting.find(({ id }) => !this.rows.has(id))!;
    this.rows.add(row.id);
    return row.id;
  }

  private place(where: Where): { desk: { id: string }; worker: Person } {
    const { desk, otherDesk, southDesk, colleague, otherCaseworker, southCaseworker } = this.network;
    if (where === 'other desk') return { desk: otherDesk, worker: otherCaseworker };
    if (where === 'other organisation') return { desk: southDesk, worker: southCaseworker };
    return { desk, worker: colleague };
  }

  private async campaign(): Promise<string> {
    const [one] = await this.running.app
      .get(DataSource)
      .query(`select id from campaigns where kind = 'campaign' and parent_id is null limit 1`);
    return one.id;
  }

  private async post(person: Person, path: string, body: object = {}): Promise<{ id?: string }> {
    const answer = await api(this.running.app, person).post(path, body);
    if (answer.statusCode >= 300)
      throw new Error(`The grid could not make what it needs: ${path} ${answer.statusCode} ${answer.body}`);
    return answer.json();
  }
}
