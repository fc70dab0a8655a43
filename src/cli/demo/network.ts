import type { INestApplicationContext } from '@nestjs/common';
import { Db } from '../../common/database/db.js';
import { LegalContactsService } from '../../legal-contacts/legal-contacts.service.js';
import { type Begun, Beginnings } from './ceremonies.js';
import type { Person } from './cast.js';

export type DemoDesk = Begun['desks'][number];

export interface DemoNetwork {
  groups: Begun[];
  offices: Begun[];
  lawyers: Person[];
  /** Their entries in the directory, in the same order. */
  contacts: string[];
}

const GROUPS = [
  { name: 'Harbour Support Group', country: 'DE', desks: ['Harbour desk', 'Inland desk'] },
  { name: 'Groupe Passerelle', country: 'FR', desks: ['Bureau central'] },
  { name: 'Hanok Objector Support', country: 'KR', desks: ['First desk'] },
];

/** Invented law offices: real organisations stand in the directory too, but nothing about them is invented and nothing is sent to them. */
const OFFICES = [
  {
    name: 'Example & Placeholder, Lawyers',
    country: 'DE',
    lawyers: [
      {
        name: 'Counsel Placeholder, Berlin',
        languages: ['de', 'ru', 'en'],
        competences: ['asylum_claim', 'detention_or_removal'],
        capacity: 6,
      },
      {
        name: 'Counsel Example, Hamburg',
        languages: ['de', 'ar', 'uk'],
        competences: ['asylum_claim', 'second_opinion'],
        capacity: 2,
      },
    ],
  },
  {
    name: 'Cabinet Exemple',
    country: 'FR',
    lawyers: [
      {
        name: 'Maître Exemple, Lyon',
        languages: ['fr', 'ru', 'es'],
        competences: ['co_application', 'court_martial_defence', 'asylum_claim'],
        capacity: 4,
      },
    ],
  },
];

/** Three support groups with every role but lawyer, two law offices, and each desk's pins: acted by its people, each in their own session. */
export async function beginNetwork(app: INestApplicationContext, ownerUrl: string): Promise<DemoNetwork> {
  const beginnings = new Beginnings(app, ownerUrl);
  const [offices, lawyers, contacts]: [Begun[], Person[], string[]] = [[], [], []];
  for (const { lawyers: members, ...of } of OFFICES) {
    const office = await beginnings.organisation({ ...of, kind: 'law_office' });
    offices.push(office);
    for (const entry of members) {
      const lawyer = await beginnings.member(office, 'lawyer');
      const { id } = await app
        .get(Db)
        .actingAs(office.administrator.actor, 'organisation', () =>
          app
            .get(LegalContactsService, { strict: false })
            .enter({ ...entry, country: office.country, account_id: lawyer.accountId }),
        );
      lawyers.push(lawyer);
      contacts.push(id);
    }
  }
  const groups: Begun[] = [];
  for (const { desks, ...of } of GROUPS) {
    const group = await beginnings.organisation({ ...of, kind: 'support_group' });
    await beginnings.foundation(group);
    await beginnings.member(group, 'campaign_lead');
    await beginnings.member(group, 'campaign_lead');
    for (const name of desks) {
      const coordinator = await beginnings.member(group, 'coordinator');
      const caseworkers = [await beginnings.member(group, 'caseworker'), await beginnings.member(group, 'caseworker')];
      await beginnings.pin(await beginnings.desk(group, name, coordinator, caseworkers), lawyers);
    }
    groups.push(group);
  }
  return { groups, offices, lawyers, contacts };
}
