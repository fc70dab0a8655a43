import type { OpenCase } from '../../cases/case.input.js';
import type { Letter } from './letter.js';

/** A case of the demonstration, told in full. Everybody in it is invented. */
export interface Story {
  open: Omit<OpenCase, 'deadline' | 'desk_id' | 'risk'>;
  risk: string;
  deadlines: { kind: string; inDays: number; certainty?: string }[];
  notes: [visibility: 'desk' | 'lawyer', text: string][];
  /** One letter, and a copy of it that hides who it is about: a packet with documents carries the copy. */
  letter?: Letter;
  referral?: {
    purpose: string;
    fields: string[];
    /** The other lawyers of the desk wait in line behind the first. */
    inLine?: boolean;
    /** What lawyer and desk write to each other once it is accepted, the oldest first; the last of the lawyer's waits for an answer. */
    exchange?: [by: 'lawyer' | 'desk', text: string][];
    /** In so many days, as the lawyer reports it: somebody of the desk has to confirm it. */
    hearingInDays?: number;
    until: 'offered' | 'previewed' | 'conflict_check' | 'accepted' | 'declined' | 'withdrawn' | 'expired';
  };
  campaign?: string;
  /** So many days ago. */
  closed?: { daysAgo: number; reason: string; advice: string };
}

const consent = { agreed: true, given_by: 'message' };

export const STORIES: Story[] = [
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
    letter: {
      name: 'Call to report.pdf',
      kind: 'evidence',
      note: 'Photographed at his mother’s, by a cousin',
      lines: [
        'Invented Recruitment Office No. 7',
        'To: Taras Zrazkovyi, born 14 May 1999',
        'You left your unit on 3 April without leave.',
        'You are ordered to return to it within three days of the receipt of this letter.',
        'The Head of the Office',
      ],
      hide: ['1:10,11,70,3'],
    },
    referral: {
      purpose: 'asylum_claim',
      fields: ['legal_name', 'facts', 'summary', 'documents'],
      until: 'accepted',
      exchange: [
        ['lawyer', 'Has he written down himself why he left? The authority will ask for his own words.'],
        ['desk', 'Not yet. He can, but only in his own language; we would translate it.'],
        ['lawyer', 'That is good. Before the hearing, please: by when can I have it?'],
      ],
      hearingInDays: 26,
    },
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
    referral: {
      purpose: 'second_opinion',
      fields: ['legal_name', 'facts', 'summary'],
      inLine: true,
      until: 'offered',
    },
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
  {
    open: {
      pseudonym: 'Osprey',
      summary: 'Conscientious objector. The application was granted after the second hearing.',
      consent,
      facts: {
        service_country: 'FI',
        country_of_stay: 'FI',
        service_category: 'conscript',
        refusal_status: 'co_recognised',
        language: ['fi'],
      },
      person: { legal_name: 'Matti Placeholder' },
    },
    risk: 'low',
    deadlines: [],
    notes: [['desk', 'Thanked us, and asks for nothing more.']],
    // Kept for two years: its last day is near.
    closed: { daysAgo: 712, reason: 'exempted_or_discharged', advice: 'May write again at any time.' },
  },
];
