import type { INestApplicationContext } from '@nestjs/common';
import { CaseCampaigns } from '../../cases/campaigns/case-campaigns.service.js';
import type { OpenCase } from '../../cases/case.input.js';
import { Cases } from '../../cases/cases.service.js';
import { Deadlines } from '../../cases/deadlines/deadlines.service.js';
import { Notes } from '../../cases/notes/notes.service.js';
import { CampaignsService } from '../../campaigns/campaigns.service.js';
import { Offering } from '../../referrals/offering.service.js';
import { Offers } from '../../referrals/offers.service.js';
import { SentReferrals } from '../../referrals/sent-referrals.service.js';
import { acting, type Person } from './cast.js';
import type { DemonstrationClock } from './demonstration-clock.js';
import type { DemoDesk, DemoNetwork } from './network.js';

const DAY = 86_400_000;

/** A few cases told in full, and a referral in every state. Everybody in them is invented. */
export async function tellStories(
  app: INestApplicationContext,
  clock: DemonstrationClock,
  { groups, lawyers, contacts }: DemoNetwork,
) {
  const teller = new Teller(app, clock);
  for (const [index, desk] of groups.flatMap(({ desks }) => desks).entries()) {
    const [lawyer, contact] = [lawyers[index % lawyers.length]!, contacts[index % contacts.length]!];
    for (const story of STORIES) await teller.tell(story, desk, lawyer, contact);
  }
}

interface Story {
  open: Omit<OpenCase, 'deadline' | 'desk_id' | 'risk'>;
  risk: string;
  deadlines: { kind: string; inDays: number; certainty?: string }[];
  notes: [visibility: 'desk' | 'lawyer', text: string][];
  referral?: {
    purpose: string;
    fields: string[];
    until: 'offered' | 'previewed' | 'conflict_check' | 'accepted' | 'declined' | 'withdrawn' | 'expired';
  };
  campaign?: string;
}

class Teller {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly clock: DemonstrationClock,
  ) {}

  async tell(
    { open, risk, deadlines, notes, referral, campaign }: Story,
    desk: DemoDesk,
    lawyer: Person,
    contact: string,
  ) {
    const worker = desk.members[1]!;
    const as = <T>(work: () => Promise<T>) => acting(this.app, worker, work);
    const review = { level: risk, review_by: this.inDays(21) };
    const begun = referral?.until === 'expired' ? 48 : 12;
    const { id } = await this.clock.daysBefore(begun, () =>
      as(() => this.service(Cases).open({ ...open, risk: review, desk_id: desk.id })),
    );
    for (const { inDays, ...due } of deadlines)
      await as(() => this.service(Deadlines).add(id, { ...due, on: this.inDays(inDays) }));
    for (const [at, [visibility, text]] of notes.entries())
      await this.clock.daysBefore(begun - 3 - 3 * at, () => as(() => this.service(Notes).write(id, text, visibility)));
    if (campaign) {
      const named = await as(() => this.service(CampaignsService).list());
      const linked = named.find((one) => one.id === campaign);
      if (linked) await as(() => this.service(CaseCampaigns).link(id, linked.id, 'counted_only'));
    }
    if (referral) await this.refer(id, referral, worker, lawyer, contact);
  }

  /** Past its end a referral opens nothing, even before a job has destroyed its keys: one of them was offered forty days ago. */
  private async refer(
    caseId: string,
    { purpose, fields, until }: NonNullable<Story['referral']>,
    worker: Person,
    lawyer: Person,
    contact: string,
  ) {
    const expired = until === 'expired';
    const consent = { given_on: this.inDays(expired ? -45 : -5), language: 'ru' };
    const offer = () =>
      acting(this.app, worker, () =>
        this.service(Offering).offer(caseId, { legal_contact_id: contact, purpose, fields, consent }),
      );
    const id = await this.clock.daysBefore(expired ? 40 : 3, offer);
    const offers = this.service(Offers);
    if (until === 'offered' || expired) return;
    if (until === 'withdrawn') return acting(this.app, worker, () => this.service(SentReferrals).withdraw(id));
    await this.clock.daysBefore(2, () => offers.show(lawyer.actor, id));
    if (until === 'declined') return void (await acting(this.app, lawyer, () => offers.decline(id, 'no_capacity')));
    if (until === 'previewed') return;
    await acting(this.app, lawyer, () => offers.checkConflicts(id));
    await this.clock.daysBefore(1, () => offers.show(lawyer.actor, id));
    if (until === 'conflict_check') return;
    await acting(this.app, lawyer, () => offers.accept(id));
    await offers.packet(lawyer.actor, id);
  }

  private inDays = (days: number) => new Date(Date.parse(this.clock.today()) + days * DAY).toISOString().slice(0, 10);
  private service = <T>(of: abstract new (...args: never[]) => T): T => this.app.get<T>(of as never, { strict: false });
}

const consent = { agreed: true, given_by: 'message' };

const STORIES: Story[] = [
  {
    open: {
      pseudonym: 'Heron',
      summary: 'Reservist, called up a second time. Says he will not go. No charge yet.',
      counted: true,
      consent,
      facts: {
        service_country: 'RU',
        country_of_stay: 'DE',
        citizenship: ['RU'],
        service_category: 'reservist',
        branch: 'land',
        refusal_status: 'refused_summons',
        grounds: ['pacifist_ethical', 'unlawful_war'],
        main_ground: 'conscience',
        language: ['ru', 'en'],
      },
      safe_contact: {
        channel: 'message',
        instructions:
          'Messages only, from 19:00 to 21:00. Don’t call: the phone is shared with a relative who doesn’t know.',
      },
      needs: ['asylum', 'housing'],
      person: {
        legal_name: 'Emil Placeholder',
        birth_date: '1994-03-26',
        contacts: [{ channel: 'messenger', handle: '@invented.heron' }],
      },
    },
    risk: 'elevated',
    deadlines: [
      { kind: 'evidence', inDays: -1 },
      { kind: 'appeal', inDays: 3 },
      { kind: 'visa_expiry', inDays: 17, certainty: 'estimated' },
    ],
    notes: [
      ['lawyer', 'The order was handed over at work, in front of others. He has kept a copy.'],
      [
        'desk',
        'He is staying with a friend and asks whether he may travel inside the country. Told him to wait for the lawyer.',
      ],
    ],
    referral: {
      purpose: 'asylum_claim',
      fields: ['legal_name', 'birth_date', 'safe_contact', 'facts', 'summary', 'deadlines', 'notes'],
      until: 'conflict_check',
    },
    campaign: 'objectwar',
  },
  {
    open: {
      pseudonym: 'Birch',
      summary: 'Left his unit in the spring. The family is asked where he is.',
      consent,
      facts: {
        service_country: 'UA',
        country_of_stay: 'FR',
        citizenship: ['UA'],
        service_category: 'mobilised',
        refusal_status: 'absent_without_leave',
        grounds: ['conditions_or_abuse'],
        language: ['uk'],
      },
      safe_contact: { channel: 'they_write', instructions: 'They write to us. Never the other way.' },
      needs: ['legal_host'],
      person: { legal_name: 'Taras Zrazkovyi', contacts: [{ channel: 'phone', handle: '+999 100 0370' }] },
    },
    risk: 'high',
    deadlines: [{ kind: 'hearing', inDays: 5 }],
    notes: [['desk', 'Wrote to us for the first time in two weeks: he is well.']],
    referral: { purpose: 'asylum_claim', fields: ['legal_name', 'facts', 'summary'], until: 'accepted' },
  },
  {
    open: {
      pseudonym: 'Lantern',
      summary: 'Conscript who applied for alternative service and was refused.',
      counted: true,
      consent,
      facts: {
        service_country: 'KR',
        country_of_stay: 'KR',
        citizenship: ['KR'],
        service_category: 'conscript',
        refusal_status: 'co_rejected',
        grounds: ['religious'],
        main_ground: 'conscience',
        language: ['ko'],
      },
      needs: ['legal_origin'],
      person: { legal_name: 'Lee Example', birth_date: '2002' },
    },
    risk: 'low',
    deadlines: [{ kind: 'appeal', inDays: 12 }],
    notes: [],
    referral: { purpose: 'co_application', fields: ['legal_name', 'facts'], until: 'declined' },
  },
  {
    open: {
      pseudonym: 'Cello',
      summary: 'Asks what happens if he does not open the letter.',
      state: 'enquiry',
      facts: {
        service_country: 'RU',
        country_of_stay: 'RU',
        service_category: 'called_up',
        refusal_status: 'considering',
        language: ['ru'],
      },
    },
    risk: 'low',
    deadlines: [{ kind: 'report_for_duty', inDays: 1, certainty: 'estimated' }],
    notes: [],
  },
  {
    open: {
      pseudonym: 'Juniper',
      summary: 'Refused deployment; the unit has not answered yet.',
      consent,
      facts: {
        service_country: 'IL',
        country_of_stay: 'GB',
        service_category: 'reservist',
        refusal_status: 'refused_deployment',
        grounds: ['war_crimes_risk'],
        language: ['en'],
      },
      person: { legal_name: 'Yonatan Placeholder' },
    },
    risk: 'elevated',
    deadlines: [{ kind: 'report_for_duty', inDays: 9 }],
    notes: [],
    referral: { purpose: 'second_opinion', fields: ['legal_name', 'facts', 'summary'], until: 'offered' },
  },
  {
    open: {
      pseudonym: 'Marten',
      summary: 'Asylum interview is near.',
      consent,
      facts: { service_country: 'ER', country_of_stay: 'DE', refusal_status: 'deserter', language: ['ti'] },
      person: { legal_name: 'Filmon Example' },
    },
    risk: 'elevated',
    deadlines: [{ kind: 'asylum_application', inDays: 20 }],
    notes: [],
    referral: { purpose: 'asylum_claim', fields: ['legal_name', 'facts'], until: 'previewed' },
  },
  {
    open: {
      pseudonym: 'Amber',
      summary: 'Changed her mind about the lawyer.',
      consent,
      facts: { service_country: 'US', country_of_stay: 'CA', refusal_status: 'refused_order', language: ['en'] },
      person: { legal_name: 'Maria Example' },
    },
    risk: 'low',
    deadlines: [],
    notes: [],
    referral: { purpose: 'second_opinion', fields: ['legal_name', 'summary'], until: 'withdrawn' },
  },
  {
    open: {
      pseudonym: 'Slate',
      summary: 'The first lawyer never answered.',
      consent,
      facts: { service_country: 'TR', country_of_stay: 'GR', refusal_status: 'fled_country', language: ['tr'] },
      person: { legal_name: 'Mehmet Example' },
    },
    risk: 'elevated',
    deadlines: [{ kind: 'registration', inDays: 30 }],
    notes: [],
    referral: { purpose: 'detention_or_removal', fields: ['legal_name', 'facts'], until: 'expired' },
  },
];
