import { Select } from '../../common/web/fields.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Empty, Ref, Tag } from '../../common/web/parts.js';
import { countryName, label, languageName, options } from '../../reference/vocabulary.js';
import type { LegalContactView } from '../legal-contact.view.js';

interface Filter {
  country?: string;
  language?: string;
  purpose?: string;
}
interface Directory {
  items: LegalContactView[];
  next: string | null;
  filter: Filter;
}

/** Answers first: who can take this, and can I offer it to them here? */
export const DirectoryPage = ({ items, next, filter }: Directory) => (
  <Desk title="Legal contacts" at="legal-contacts">
    <div class="head row apart">
      <div class="stack-s">
        <h1>Legal contacts</h1>
        <p class="soft">
          Lawyers of the network, and public organisations nobody has checked for us yet. On a case they stand in the
          order of their fit.
        </p>
      </div>
      {usePage().signedIn?.role === 'administrator' && (
        <a class="button" href="/legal-contacts/new">
          List your own lawyer
        </a>
      )}
    </div>
    <Filters {...filter} />
    {items.length === 0 ? (
      <Empty why="Nobody in the directory fits this." next={<a href="/legal-contacts">Show everybody</a>} />
    ) : (
      <Contacts of={items} />
    )}
    {next && (
      <nav class="pager" aria-label="Pages">
        <span class="soft small">With an account first, then by name</span>
        <a href={`/legal-contacts?${new URLSearchParams({ ...chosen(filter), after: next })}`} rel="next">
          More contacts
        </a>
      </nav>
    )}
  </Desk>
);

const Filters = ({ country, language, purpose }: Filter) => (
  <form method="get" action="/legal-contacts" class="filters" aria-label="Filter">
    <Select name="country" label="Country" options={options('country')} value={country} empty="Any" />
    <Select name="language" label="Language" options={options('language')} value={language} empty="Any" />
    <Select name="purpose" label="Takes on" options={options('referral_purpose')} value={purpose} empty="Anything" />
    <button class="button quiet">Filter</button>
  </form>
);

const Contacts = ({ of }: { of: LegalContactView[] }) => (
  <table class="list directory">
    <caption class="hidden">Legal contacts, with an account first</caption>
    <thead>
      <tr>
        <th scope="col">Contact</th>
        <th scope="col">Country</th>
        <th scope="col">Languages</th>
        <th scope="col">Takes on</th>
        <th scope="col">Here</th>
      </tr>
    </thead>
    <tbody>
      {of.map((contact) => (
        <Row {...contact} />
      ))}
    </tbody>
  </table>
);

/** A domain is printed, never linked: it was read somewhere, and a phisher may have it by now. */
const Row = (contact: LegalContactView) => (
  <tr>
    <th scope="row">
      <a href={`/legal-contacts/${contact.id}`}>{contact.name}</a>{' '}
      <span class="alias small soft">
        {label('organisation_kind', contact.kind)}
        {contact.domain && (
          <>
            {', '}
            <bdi>{contact.domain}</bdi>
          </>
        )}
      </span>
    </th>
    <td class="after">{contact.country && countryName(contact.country)}</td>
    <td class="after">{contact.languages.map(languageName).join(', ')}</td>
    <td class="wide">
      {contact.competences.map((code) => label('referral_purpose', code)).join('; ') || contact.about || <Unknown />}
      {contact.competences.length > 0 && contact.about && <p class="small">{contact.about}</p>}
      {contact.capacity !== null && <p class="small soft">{places(contact.capacity)}</p>}
      {contact.note && <p class="small soft">{sentence(contact.note)}</p>}
    </td>
    <td>
      <Here {...contact} />
    </td>
  </tr>
);

const places = (n: number) => (n === 0 ? 'No free place now' : n === 1 ? 'One free place' : `${n} free places`);
/** A note of the directory's source, as it stands there, begins as a sentence does. */
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const Unknown = () => <span class="soft">Not known</span>;

export function Here({ account, account_handle, pinned, verified }: LegalContactView) {
  if (account === 'none') return <Tag>No account{verified ? '' : ', not checked'}</Tag>;
  if (account === 'external') return <Tag>No account: refer outside</Tag>;
  return (
    <>
      {pinned ? <Tag as="on">Key checked</Tag> : <Tag as="wait">Key not checked yet</Tag>}{' '}
      <span class="alias small soft">
        <Ref long>{account_handle}</Ref>
      </span>
    </>
  );
}

const chosen = (filter: Filter) =>
  Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])));
