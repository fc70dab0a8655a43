import { Due, shortDate } from '../../../common/web/dates.js';
import { Select, useField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Empty, Ref } from '../../../common/web/parts.js';
import { countryOptions, languageOptions } from '../../views/case-words.js';
import type { EnquiryRow, Filters, TriageList } from '../triage.view.js';
import { Acts, Keys } from './acts.js';
import { Outcomes } from './outcomes.js';

const SHOWN = 400;
const address = (path: string, of: object) => {
  const query = new URLSearchParams(JSON.parse(JSON.stringify(of)) as Record<string, string>).toString();
  return query ? `${path}?${query}` : path;
};
export const enquiryAddress = (id: string, { country, language }: Filters) =>
  address(`/triage/${id}`, { country, language });

/** Answers first: who waits longest, and what did they send? */
export const TriagePage = (of: TriageList) => {
  const { items, waiting, filters, outcomes, next } = of;
  return (
    <Desk title="Enquiries" at="triage">
      <div class="head row apart">
        <div>
          <h1>Enquiries</h1>
          <p class="soft">
            {waiting === 1 ? 'One waits' : `${waiting} wait`}, longest untouched first. What you open is recorded.
          </p>
        </div>
        {items[0] && (
          <a class="button quiet" href={enquiryAddress(items[0].id, filters)}>
            One at a time
          </a>
        )}
      </div>
      {outcomes && outcomes.length > 0 && <Outcomes of={outcomes} />}
      <Narrowing {...filters} />
      {items.length === 0 ? <Nothing waiting={waiting} further={next !== null} /> : <Ticking of={of} />}
      {next && (
        <nav class="pager" aria-label="Pages">
          <span class="soft small">Longest untouched first</span>
          <a href={address('/triage', { ...filters, after: next })} rel="next">
            More enquiries
          </a>
        </nav>
      )}
    </Desk>
  );
};

const Narrowing = ({ country, language }: Filters) => (
  <form method="get" action="/triage" class="filters" aria-label="Filter">
    <Select name="country" label="Country" options={countryOptions()} value={country} empty="Any" />
    <Select name="language" label="Language" options={languageOptions()} value={language} empty="Any" />
    <button class="button quiet">Filter</button>
  </form>
);

const Nothing = ({ waiting, further }: { waiting: number; further: boolean }) => {
  if (further) return <Empty why="None of the first thousand passes this filter." next="There are more to look at." />;
  if (waiting > 0)
    return <Empty why="No enquiry that waits passes this filter." next={<a href="/triage">Show all of them</a>} />;
  return (
    <Empty
      why="No enquiry waits."
      next={
        <>
          <a href="/cases/new">Write one down</a>, or <a href="/today">go back to your day</a>.
        </>
      }
    />
  );
};

const Ticking = ({ of: { items, filters, choices, ticked, next } }: { of: TriageList }) => (
  <Form action={address('/triage', filters)} class="split ticking" once={false} label="Enquiries">
    <div>
      <p class="row apart small">
        <span class="soft">Tick those you mean, then choose what to do with them.</span>
        <a href={address('/triage', { ...filters, ...(ticked ? {} : { ticked: 'all' }) })}>
          {ticked ? 'Untick all' : `Tick ${next ? 'all of this page' : `all ${items.length}`}`}
        </a>
      </p>
      <ul class="items enquiries">
        {items.map((item, at) => (
          <Enquiry of={item} at={at} filters={filters} ticked={ticked} />
        ))}
      </ul>
    </div>
    <section class="panel beside" aria-labelledby="acts">
      <h2 id="acts">With the ticked ones</h2>
      <Acts choices={choices} />
      <Keys choices={choices} />
    </section>
  </Form>
);

const Enquiry = ({ of, at, filters, ticked }: { of: EnquiryRow; at: number; filters: Filters; ticked?: boolean }) => {
  const { lang } = usePage();
  const { chosen } = useField('enquiries[]');
  const [id, value] = [at === 0 ? 'enquiries' : `enquiries-${at + 1}`, `${of.id}:${of.version}`];
  // Drawn again, it may have another version: what was ticked stays ticked, and what is sent is what was seen now.
  const isTicked = chosen(ticked ? value : []).some((one) => one.startsWith(of.id));
  return (
    <li>
      <div class="choice">
        <input type="checkbox" id={id} name="enquiries[]" value={value} checked={isTicked} />
        <label for={id}>
          <b dir="auto">{of.pseudonym}</b> <Ref>{of.reference}</Ref>
        </label>
      </div>
      <div class="stack-s">
        <p class="small soft">
          Came on <time dateTime={of.came_on}>{shortDate(of.came_on, lang)}</time>
          {[of.country, of.languages.join(', '), of.held_by && `held by ${of.held_by}`]
            .filter(Boolean)
            .map((text) => `, ${text}`)}
        </p>
        {of.words ? (
          <p class="as-written" dir="auto">
            {shortened(of.words)}
          </p>
        ) : (
          <p class="soft">No words of theirs were written down.</p>
        )}
        <p class="row small">
          <a href={enquiryAddress(of.id, filters)}>
            Read it alone<span class="hidden">: {of.pseudonym}</span>
          </a>
          {of.proposed && <span class="soft">{of.proposed.name} takes such enquiries</span>}
        </p>
      </div>
      {of.next_due && (
        <div class="small">
          <Due on={of.next_due.on} />
          <span class="soft">{of.next_due.what}</span>
        </div>
      )}
    </li>
  );
};

/** Cut between characters as people see them, not between halves of one. */
const shortened = (words: string) => {
  const whole = [...words];
  return whole.length <= SHOWN ? words : `${whole.slice(0, SHOWN).join('')}...`;
};
