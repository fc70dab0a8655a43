import { Desk } from '../../common/web/layout.js';
import { roleLabel } from '../../common/web/words.js';
import type { Role } from '../../common/access/rules.js';
import type { AccountView } from '../session.view.js';

interface Start {
  /** What the role is for, and what it never sees. */
  is: string;
  to: { href: string; name: string }[];
}
const campaigns = { href: '/campaigns', name: 'Campaigns' };
const contacts = { href: '/legal-contacts', name: 'Legal contacts' };
const desk: Start = {
  is: 'You open and work the cases of your desks.',
  to: [
    { href: '/today', name: 'Your day' },
    { href: '/triage', name: 'Enquiries' },
    { href: '/cases', name: 'Your cases' },
    { href: '/imports', name: 'Imports' },
    contacts,
    campaigns,
  ],
};
const starts: Record<Role, Start> = {
  caseworker: desk,
  coordinator: desk,
  lawyer: {
    is: 'You see what desks offer to you: first a preview, then the name, then the packet. Never a case.',
    to: [{ href: '/referrals', name: 'Referrals to you' }],
  },
  campaign_lead: { is: 'You run campaigns. This role opens no case and holds no key of a desk.', to: [campaigns] },
  administrator: {
    is: 'You see to accounts, desks and the directory. This role opens no case and holds no key of a desk.',
    to: [
      { href: '/accounts', name: 'Accounts' },
      { href: '/organisation', name: 'Desks, members and recovery holders' },
      { href: '/legal-contacts/new', name: 'List your own lawyer' },
      contacts,
      campaigns,
    ],
  },
  auditor: {
    is: 'You read the audit trail, which holds nothing of what cases say. This role opens no case and holds no key of a desk.',
    to: [{ href: '/audit', name: 'Audit' }, campaigns],
  },
};

/** Answers first: who am I here, and where do I go? */
export function HomePage({ handle, role }: AccountView) {
  const { is, to } = starts[role];
  return (
    <Desk title="Home" at="home">
      <div class="head">
        <h1>Signed in as {handle}</h1>
        <p class="lede">
          {roleLabel(role)}. {is}
        </p>
      </div>
      <ul class="plain stack-s">
        {[...to, { href: '/account/words', name: 'Your check words' }].map(({ href, name }) => (
          <li>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </Desk>
  );
}
