import { DateFields } from '../../../common/web/choices.js';
import { Day, longDate } from '../../../common/web/dates.js';
import { Select } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Empty } from '../../../common/web/parts.js';
import { options } from '../../../reference/vocabulary.js';
import type { CaseDeadlines } from './case-deadlines.page.js';

export const Events = ({ of, open }: { of: CaseDeadlines; open: boolean }) => (
  <section class="section" aria-labelledby="events">
    <h2 id="events">What happened</h2>
    {of.events.length === 0 ? (
      <Empty why="Nothing is written down yet." />
    ) : (
      <ul class="items">
        {of.events.map((one) => (
          <li class="stack-s">
            <p>
              <b>{one.trigger.label}: </b>
              <Day on={one.on} />
            </p>
            <p class="small soft">Written by {one.by}</p>
            {open && (
              <Form action={`/cases/${of.id}/events/${one.id}`} method="delete" label={`Remove: ${one.trigger.label}`}>
                <button class="button quiet slim">
                  Remove<span class="hidden">: {one.trigger.label}</span>
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    )}
  </section>
);

export const SayEvent = ({ of }: { of: CaseDeadlines }) => (
  <Form action={`/cases/${of.id}/events`} class="form" label="Write down what happened">
    <div class="part">
      <h2>Write down what happened</h2>
      <Select name="trigger" label="What happened?" options={options('rule_trigger')} empty="Choose one" />
      <DateFields
        name="on"
        label="On which day?"
        hint="The day in the country where it happened. For example, 20 11 2026."
      />
      {of.events.length > 0 && (
        <Select
          name="instead_of"
          label="Does it correct something above?"
          options={of.events.map(({ id, trigger, on }) => ({
            code: id,
            label: `${trigger.label}: ${longDate(on, 'en')}`,
          }))}
          empty="No, it is new"
        />
      )}
      <div class="actions">
        <button class="button">Write it down</button>
        <a href={`/cases/${of.id}/deadlines/new`}>Add a deadline without a rule</a>
      </div>
    </div>
  </Form>
);
