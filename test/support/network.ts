import type { Person } from '../../src/cli/demo/cast.js';
import { Beginnings, type Begun } from '../../src/cli/demo/ceremonies.js';
import { LegalContactsService } from '../../src/legal-contacts/legal-contacts.service.js';
import { Db } from '../../src/common/database/db.js';
import type { RunningApp } from './app.js';

/** A small network: one support group with two desks and every role, another support group, and a law office with a lawyer pinned by all desks. */
export async function smallNetwork({ app, database }: RunningApp) {
  const beginnings = new Beginnings(app, database.ownerUrl);
  const north = await beginnings.organisation({ name: 'Northern Support', country: 'DE', kind: 'support_group' });
  const auditor = await beginnings.foundation(north);
  const [coordinator, caseworker, colleague, otherCoordinator, otherCaseworker] = [
    await beginnings.member(north, 'coordinator'),
    await beginnings.member(north, 'caseworker'),
    await beginnings.member(north, 'caseworker'),
    await beginnings.member(north, 'coordinator'),
    await beginnings.member(north, 'caseworker'),
  ];
  const lead = await beginnings.member(north, 'campaign_lead');
  const desk = await beginnings.desk(north, 'Harbour desk', coordinator, [caseworker, colleague]);
  const otherDesk = await beginnings.desk(north, 'Valley desk', otherCoordinator, [otherCaseworker]);

  const south = await beginnings.organisation({ name: 'Southern Support', country: 'FR', kind: 'support_group' });
  await beginnings.foundation(south);
  const [southCoordinator, southCaseworker] = [
    await beginnings.member(south, 'coordinator'),
    await beginnings.member(south, 'caseworker'),
  ];
  const southDesk = await beginnings.desk(south, 'Southern desk', southCoordinator, [southCaseworker]);

  const office = await beginnings.organisation({ name: 'Example Law Office', country: 'DE', kind: 'law_office' });
  const [lawyer, otherLawyer] = [await beginnings.member(office, 'lawyer'), await beginnings.member(office, 'lawyer')];
  const contact = await listed(app, office, lawyer);
  const otherContact = await listed(app, office, otherLawyer);
  for (const one of [desk, otherDesk, southDesk]) await beginnings.pin(one, [lawyer]);
  return {
    north,
    south,
    office,
    desk,
    otherDesk,
    southDesk,
    auditor,
    coordinator,
    caseworker,
    colleague,
    otherCoordinator,
    otherCaseworker,
    lead,
    administrator: north.administrator,
    southCoordinator,
    southCaseworker,
    lawyer,
    otherLawyer,
    contact,
    otherContact,
    beginnings,
  };
}
export type SmallNetwork = Awaited<ReturnType<typeof smallNetwork>>;

const listed = (app: RunningApp['app'], office: Begun, lawyer: Person) =>
  app.get(Db).actingAs(office.administrator.actor, 'organisation', () =>
    app.get(LegalContactsService, { strict: false }).enter({
      name: `Counsel ${lawyer.handle}`,
      country: 'DE',
      languages: ['ru', 'en'],
      competences: ['asylum_claim'],
      capacity: 3,
      account_id: lawyer.accountId,
    }),
  );
