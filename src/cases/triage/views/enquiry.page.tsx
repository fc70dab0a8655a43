import { Day, Due } from '../../../common/web/dates.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Lines, Note, Ref, Words } from '../../../common/web/parts.js';
import { SafeContact } from '../../views/safe-contact.js';
import type { EnquiryDetail, EnquiryView } from '../triage.view.js';
import { Acts, Keys } from './acts.js';
import { Outcomes } from './outcomes.js';
import { enquiryAddress } from './triage.page.js';

/** Answers first: what did they send, is it safe to answer, and whose is it? */
export const EnquiryPage = (of: EnquiryView) => {
  const { enquiry, before, waiting } = of;
  return (
    <Desk title={`Enquiry ${enquiry.reference} ${enquiry.pseudonym}`} at="triage">
      <Crumb to="/triage">Enquiries: {waiting === 1 ? 'one waits' : `${waiting} wait`}</Crumb>
      <div class="head stack">
        {before.length > 0 && <Outcomes of={before} />}
        <h1>
          <bdi>{enquiry.pseudonym}</bdi> <Ref>{enquiry.reference}</Ref>
        </h1>
        <p class="soft">
          Came on <Day on={enquiry.came_on} />. {enquiry.desk.name}
          {enquiry.held_by && `, held by ${enquiry.held_by}`}. <a href={`/cases/${enquiry.id}`}>Its whole page</a>
        </p>
        <SafeContact of={enquiry} />
      </div>
      <div class="split">
        <div>
          <Sent of={enquiry} />
          <Known of={enquiry} />
        </div>
        {enquiry.state === 'enquiry' ? <ToDo of={of} /> : <Settled of={of} />}
      </div>
    </Desk>
  );
};

const Sent = ({ of }: { of: EnquiryDetail }) => (
  <section class="section" aria-labelledby="sent">
    <h2 id="sent">What they sent</h2>
    {of.summary && <Words>{of.summary}</Words>}
    {of.note && <Words>{of.note}</Words>}
    {!of.words && <Empty why="No words of theirs were written down." next="Its whole page may say more." />}
  </section>
);

const Known = ({ of }: { of: EnquiryDetail }) => (
  <section class="section" aria-labelledby="known">
    <h2 id="known">What is known</h2>
    {of.deadlines.length > 0 && (
      <ul class="items agenda">
        {of.deadlines.map(({ on, what }) => (
          <li>
            <Due on={on} />
            <b>{what}</b>
          </li>
        ))}
      </ul>
    )}
    <Lines
      of={[
        ...of.fact_lines,
        ...(of.needs.length > 0 ? [{ label: 'Needs', text: of.needs.map(({ label }) => label).join(', ') }] : []),
      ]}
    />
    {of.fact_lines.length === 0 && (
      <Empty why="No fact is known yet." next="Ask whose army it is, and where they are." />
    )}
  </section>
);

const ToDo = ({ of: { enquiry, choices, filters, next } }: { of: EnquiryView }) => (
  <section class="panel beside" aria-labelledby="acts">
    <h2 id="acts">What to do with it</h2>
    {enquiry.proposed && <p>{enquiry.proposed.name} takes such enquiries.</p>}
    <Form action={enquiryAddress(enquiry.id, filters)} class="ticking stack" once={false}>
      <Hidden name="version#" value={enquiry.version} />
      <Acts choices={choices} proposed={enquiry.proposed?.id} />
    </Form>
    <Later next={next} filters={filters} />
    <Keys choices={choices} more={next ? 'L leave for later, ' : undefined} />
  </section>
);

/** Nothing is changed by leaving it. */
const Later = ({ next, filters }: Pick<EnquiryView, 'next' | 'filters'>) =>
  next === null ? null : (
    <p>
      <a href={enquiryAddress(next, filters)} rel="next" accesskey="l">
        Leave it for later, show the next
      </a>
    </p>
  );

const Settled = ({ of: { enquiry, next, filters } }: { of: EnquiryView }) => (
  <Note as="warn" title={enquiry.state === 'closed' ? 'Closed meanwhile' : 'No enquiry any more'}>
    <p>
      {enquiry.state === 'closed'
        ? 'It was closed.'
        : enquiry.held_by
          ? `It is open, and ${enquiry.held_by} holds it.`
          : 'It is open.'}{' '}
      <a href={`/cases/${enquiry.id}`}>Look at it</a>
    </p>
    <Later next={next} filters={filters} />
  </Note>
);
