/** How far a permission stretches. The row-level security policies say what each word means in rows. */
export type Reach =
  /** The desks whose keys the actor holds. */
  | 'desk'
  /** The actor's organisation, as far as it is in clear: never a case. */
  | 'organisation'
  /** What was offered to the actor. */
  | 'offered'
  /** The actor's own account. */
  | 'own'
  /** What every signed-in person of the network may see: the directory, the campaigns. */
  | 'network'
  /** What campaign leads of the network decide together: plans, releases, and statements that one alone cannot open; never a case. */
  | 'release'
  /** What anyone may see. */
  | 'public'
  /** No row at all: the act asks the database nothing, or opens its own transactions. */
  | 'nothing'
  /** One account, by its handle. */
  | 'before-sign-in'
  /** The days of one account's cases, by the secret of its calendar: no session, no key. */
  | 'calendar'
  /** Rows whose day has come: a job, which holds no key. No route and no account has it. */
  | 'system';

export type Role = 'caseworker' | 'coordinator' | 'lawyer' | 'campaign_lead' | 'administrator' | 'auditor';
export const ROLES: Role[] = ['caseworker', 'coordinator', 'lawyer', 'campaign_lead', 'administrator', 'auditor'];

const everyone = (reach: Reach) =>
  ({
    caseworker: reach,
    coordinator: reach,
    lawyer: reach,
    campaign_lead: reach,
    administrator: reach,
    auditor: reach,
  }) as const;
const desk = { caseworker: 'desk', coordinator: 'desk' } as const;
/** What is an account's own, of those who work cases. */
const ownOfDesk = { caseworker: 'own', coordinator: 'own' } as const;

/**
 * Who may do what. This is the whole answer: what is not written here is refused,
 * and a route that names no action here stops the application from starting.
 * `anyone` is everybody, signed in or not.
 */
export const rules = {
  'public.read': { anyone: 'public' },
  'health.read': { anyone: 'nothing' },
  'session.begin': { anyone: 'before-sign-in' },
  'session.leave': { anyone: 'nothing' },
  'session.read': everyone('own'),
  'session.end': everyone('own'),

  'own-account.read': everyone('own'),
  'own-account.set': everyone('own'),
  'own-account.end-sessions': everyone('own'),
  'own-account.change-passphrase': everyone('own'),
  'own-account.move-second-factor': everyone('own'),

  'reminder.read': { ...ownOfDesk, lawyer: 'own' },
  'reminder.set': { ...ownOfDesk, lawyer: 'own' },
  'calendar.read': { anyone: 'calendar' },
  'calendar.show': ownOfDesk,
  'calendar.make': ownOfDesk,

  'account.begin': { anyone: 'before-sign-in' },
  'account.replace-second-factor': { anyone: 'before-sign-in' },
  'account.words': everyone('own'),
  'operation.read': { administrator: 'organisation' },
  'account.list': { administrator: 'organisation' },
  'account.invite': { administrator: 'organisation' },
  'account.lock': { administrator: 'organisation' },
  'account.end-sessions': { administrator: 'organisation' },
  'account.give-phone-code': { administrator: 'organisation' },
  'account.reset': { administrator: 'organisation' },

  'organisation.read': { administrator: 'organisation' },
  'organisation.name-desk': { administrator: 'organisation' },
  'organisation.enter-recovery': { administrator: 'organisation' },
  'organisation.remove-member': { administrator: 'organisation' },
  'organisation.set-retention': { administrator: 'organisation' },

  'desk.list': desk,
  'desk.read': desk,
  'desk.confirm': desk,
  'desk.bear': { coordinator: 'desk' },
  'desk.admit': { coordinator: 'desk' },
  'desk.renew': { coordinator: 'desk' },
  'desk.hand-over': { coordinator: 'desk' },
  'desk.export': { coordinator: 'desk' },
  'pin.list': desk,
  'pin.make': desk,
  'pin.remove': { coordinator: 'desk' },
  'export-key.enter': { coordinator: 'desk' },

  'case.list': desk,
  'case.find': desk,
  'case.keep-filter': desk,
  'case.read': desk,
  'case.open': desk,
  'case.change': desk,
  'case.note': desk,
  'case.deadline': desk,
  'case.task': desk,
  'case.proceeding': desk,
  'document.read': desk,
  'document.bring': desk,
  'document.redact': desk,
  'document.remove': desk,
  'case.close': desk,
  'case.keep': desk,
  'case.erase': { coordinator: 'desk' },
  'case.link': desk,
  'case.relate': desk,
  'case.refer': desk,
  'case.merge': desk,
  'case.assign': desk,
  'case.transfer': { coordinator: 'desk' },
  'case.print': desk,
  'case.export-list': desk,
  'identity.reveal': desk,
  'identity.search': desk,
  'identity.compare': desk,

  'day.read': desk,
  'task.list': desk,
  'week.read': { coordinator: 'desk' },
  'enquiry.list': desk,
  'enquiry.triage': desk,
  'desk.set-takes': { coordinator: 'desk' },
  'desk.count': { coordinator: 'desk' },

  'retention.list': desk,
  'retention.remove-traces': desk,
  'erasure.list': { ...desk, auditor: 'organisation' },

  'transfer.list': { coordinator: 'desk' },
  'transfer.accept': { coordinator: 'desk' },
  'transfer.withdraw': { coordinator: 'desk' },

  'break-glass.ask': { coordinator: 'desk' },
  'break-glass.read': desk,
  'break-glass.answer': desk,
  'break-glass.open': { coordinator: 'desk' },
  'break-glass.end': desk,

  'import.judge': desk,
  'import.save': desk,
  'import.list': desk,
  'import.settle': desk,

  'consent.read': desk,
  'consent.record': desk,
  'consent.withdraw': desk,
  'consent.print': desk,
  'referral.read-sent': desk,
  'referral.withdraw': desk,
  'referral.extend': desk,
  'referral.change-line': desk,
  'case.refer-outside': desk,
  'referral.record-answer': desk,
  'referral.release': desk,
  'referral.read-exchange': desk,
  'referral.answer': desk,
  'referral.judge-report': desk,
  'referral.list': { lawyer: 'offered' },
  'referral.read': { lawyer: 'offered' },
  'referral.check-conflicts': { lawyer: 'offered' },
  'referral.accept': { lawyer: 'offered' },
  'referral.decline': { lawyer: 'offered' },
  'referral.complete': { lawyer: 'offered' },
  'referral.open-packet': { lawyer: 'offered' },
  'referral.open-exchange': { lawyer: 'offered' },
  'referral.write': { lawyer: 'offered' },
  'referral.report': { lawyer: 'offered' },
  'stand-in.list': { lawyer: 'own' },
  'stand-in.name': { lawyer: 'offered' },
  'stand-in.end': { lawyer: 'own' },
  'conflict-name.list': { lawyer: 'own' },
  'conflict-name.keep': { lawyer: 'own' },

  'legal-contact.list': { ...desk, administrator: 'network' },
  'legal-contact.enter': { administrator: 'organisation' },

  'audit.read': { auditor: 'organisation' },
  'audit.make-key': { auditor: 'organisation' },
  'audit.confirm-key': { auditor: 'organisation' },
  'audit.give-key': { auditor: 'organisation' },

  'rule.read': everyone('network'),
  'rule.review': { lawyer: 'network' },

  'statement.read': { coordinator: 'desk' },
  'statement.send': { coordinator: 'desk' },
  'plan.read': { campaign_lead: 'release' },
  'statistics-key.make': { campaign_lead: 'release' },
  'statistics-key.read': { campaign_lead: 'release' },
  'statistics-key.propose': { campaign_lead: 'release' },
  'statistics-key.withdraw': { campaign_lead: 'release' },
  'statistics-key.approve': { campaign_lead: 'release' },
  'release.list': { campaign_lead: 'release' },
  'release.read': { campaign_lead: 'release' },
  'release.prepare': { campaign_lead: 'release' },
  'release.withdraw': { campaign_lead: 'release' },
  'release.approve': { campaign_lead: 'release' },

  'campaign.list': everyone('network'),
  'campaign.read': everyone('network'),
} as const satisfies Record<string, Partial<Record<Role | 'anyone', Reach>>>;

export type Action = keyof typeof rules;
export const ACTIONS = Object.keys(rules) as Action[];

/** How far `role` may go in `action`; undefined: not at all. Without a role: what anyone may do. */
export function reachOf(role: Role | undefined, action: Action): Reach | undefined {
  const byRole: Partial<Record<Role | 'anyone', Reach>> = rules[action];
  return (role && byRole[role]) ?? byRole.anyone;
}
