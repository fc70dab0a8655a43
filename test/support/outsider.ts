import { Db } from '../../src/common/database/db.js';
import { LegalContactsService } from '../../src/legal-contacts/legal-contacts.service.js';
import type { RunningApp } from './app.js';
import type { SmallNetwork } from './network.js';

const known = new WeakMap<SmallNetwork, Promise<string>>();

/** A lawyer of the directory who has no account here, once for each network. @returns the id of the legal contact */
export function outsiderOf(running: Pick<RunningApp, 'app'>, network: SmallNetwork): Promise<string> {
  const entered = known.get(network) ?? enter(running, network);
  known.set(network, entered);
  return entered;
}

async function enter({ app }: Pick<RunningApp, 'app'>, { office }: SmallNetwork): Promise<string> {
  const { id } = await app.get(Db).actingAs(office.administrator.actor, 'organisation', () =>
    app.get(LegalContactsService, { strict: false }).enter({
      name: 'Counsel Elsewhere',
      country: 'DE',
      languages: ['ru'],
      competences: ['asylum_claim'],
      capacity: 2,
    }),
  );
  return id;
}

/** What every packet for them is asked with. */
export const forPaper = (legal_contact_id: string) => ({
  legal_contact_id,
  purpose: 'asylum_claim',
  fields: ['legal_name', 'summary'],
  consent: { given_on: '2026-01-01', language: 'ru' },
  way: 'page',
});
