import { Choices, DateFields } from '../../../common/web/choices.js';
import { Day, longDate } from '../../../common/web/dates.js';
import { Select, TextArea, TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Lines, Note, Words } from '../../../common/web/parts.js';
import { options } from '../../../reference/vocabulary.js';
import type { CaseState } from '../../views/case-words.js';
import { ProceedingFields } from './proceeding.fields.js';
import type { EventOfProceeding, ProceedingLine } from './proceedings.page.js';

/** `GET /cases/:id/proceedings/:proceedingId` */
export interface OneProceeding extends ProceedingLine {
  case: { id: string; reference: string; pseudonym: string };
  state: CaseState;
  /** Cases of the same desk into which a date can be written too. */
  related: { id: string; reference: string; pseudonym: string }[];
}

export const ProceedingPage = (of: OneProceeding) => {
  const action = `/cases/${of.case.id}/proceedings/${of.id}`;
  const runs = of.state !== 'closed' && !of.ended;
  return (
    <Desk title={`Proceeding of ${of.case.reference}`} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${of.case.id}/proceedings`}>
          Proceedings of {of.case.pseudonym} {of.case.reference}
        </Crumb>
        <div class="head">
          <h1>{of.type.label}</h1>
        </div>
        <div class="stack">
          {of.ended && (
            <Note title="It has ended">
              <p>
                <Day on={of.ended.on} />
              </p>
              <Words>{of.ended.outcome}</Words>
            </Note>
          )}
          <Lines of={about(of)} />
          <section class="section" aria-labelledby="events">
            <h2 id="events">What happened, and what comes</h2>
            {of.events.length === 0 ? (
              <Empty why="Nothing yet." />
            ) : (
              <ul class="items">
                {of.events.map((event) => (
                  <Event of={event} />
                ))}
              </ul>
            )}
          </section>
          {runs && <AddEvent action={action} of={of} />}
          {runs && <End action={action} />}
          {of.state !== 'closed' && <Correct action={action} of={of} />}
        </div>
      </div>
    </Desk>
  );
};

const about = (of: OneProceeding) =>
  [
    { label: 'Court', text: of.court?.label },
    { label: 'Country', text: of.country?.label },
    { label: 'Before', text: of.authority },
    { label: 'File number', text: of.file_number },
  ].flatMap(({ label, text }) => (text ? [{ label, text }] : []));

const Event = ({ of: { kind, on, at, place, text, by } }: { of: EventOfProceeding }) => (
  <li class="stack-s">
    <p>
      <b>{kind.label}: </b>
      <Day on={on} />
      {at && `, ${at} by the clock there`}
      {place && (
        <>
          , <bdi>{place}</bdi>
        </>
      )}
    </p>
    {text && <Words>{text}</Words>}
    <p class="small soft">Written by {by}</p>
  </li>
);

const AddEvent = ({ action, of }: { action: string; of: OneProceeding }) => (
  <Form action={`${action}/events`} class="form" label="Add an event">
    <div class="part">
      <h2>Add what happened, or a date that is set</h2>
      <Select name="kind" label="What is it?" options={options('proceeding_event')} empty="Choose one" />
      <DateFields name="on" label="On which day?" hint="A hearing becomes a deadline of the case." />
      <TextField name="at" label="At what hour?" hint="By the clock of the place, such as 09:30." width="s" />
      <TextField name="place" label="Where?" width="full" />
      <TextArea name="text" label="What else is to be known?" small />
      <Select
        name="trigger"
        label="Does a rule count from this day?"
        options={options('rule_trigger')}
        empty="No, or not known"
        hint="Then the deadlines that follow are proposed on the page of deadlines."
      />
      {of.events.length > 0 && (
        <Select
          name="instead_of"
          label="Does it correct one of those above?"
          options={of.events.map(({ id, kind, on }) => ({ code: id, label: `${kind.label}: ${longDate(on, 'en')}` }))}
          empty="No, it is new"
          hint="A hearing that is moved moves its deadline."
        />
      )}
      {of.related.length > 0 && (
        <Choices
          name="also[]"
          label="Write the same into related cases?"
          hint="For one hearing of several people. It is written into all of them, or into none."
          of={of.related.map(({ id, reference, pseudonym }) => ({ code: id, label: `${pseudonym} ${reference}` }))}
        />
      )}
      <div class="actions">
        <button class="button">Add it</button>
      </div>
    </div>
  </Form>
);

const End = ({ action }: { action: string }) => (
  <Form action={`${action}/ending`} class="form" label="End the proceeding">
    <div class="part">
      <h2>It has ended</h2>
      <DateFields name="ended_on" label="On which day did it end?" />
      <TextField name="outcome" label="How did it end?" width="full" />
      <div class="actions">
        <button class="button quiet">It has ended</button>
      </div>
    </div>
  </Form>
);

const Correct = ({ action, of }: { action: string; of: OneProceeding }) => (
  <Form action={action} method="patch" class="form" label="Correct what stands here">
    <div class="part">
      <h2>Correct what stands here</h2>
      <p class="soft">The history of the case keeps what stood here before. Its events stay as they are.</p>
      <ProceedingFields of={of} />
      <div class="actions">
        <button class="button quiet">Correct it</button>
      </div>
    </div>
  </Form>
);
