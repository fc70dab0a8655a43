import { DateFields } from '../../../common/web/choices.js';
import { Day, longDate } from '../../../common/web/dates.js';
import { Select } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import { Ceremony } from '../../../common/web/ceremony.js';
import { SixWordsField } from '../../../organisations/views/six-words.js';
import type { StandInLine, StandInList } from '../stand-ins.view.js';

/** Answers first: who answers while I am away, and for whom do I answer? */
export const StandInsPage = ({ items, colleagues, last_day }: StandInList) => (
  <Desk title="Standing in" at="referrals">
    <div class="narrow">
      <Crumb to="/referrals">Referrals to you</Crumb>
      <div class="head">
        <h1>Standing in</h1>
        <p>
          While you are away, a lawyer of your office can answer in your place: what runs now and what is offered
          meanwhile, wherever the person agreed to it.
        </p>
      </div>
      <section class="section">
        <h2>Now</h2>
        {items.length === 0 ? (
          <Empty why="Nobody stands in for you, and you stand in for nobody." />
        ) : (
          <ul class="items">
            {items.map((of) => (
              <li class="row apart">
                <p>
                  {of.mine ? `${of.stand_in} stands in for you` : `You stand in for ${of.away}`}, until the end of{' '}
                  <Day on={of.until_on} />.
                </p>
                <Ending of={of} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="section">
        <h2>Name who stands in for you</h2>
        {colleagues.length === 0 ? (
          <Empty
            why="Nobody else of your office has an account as a lawyer."
            next="A lawyer of another office is another recipient: each person has to agree to them, and the desk sends them a referral of their own."
          />
        ) : (
          <div class="stack">
            <Ceremony
              present="you and your colleague, on the telephone or in one room, so that you know the voice."
              now="they say the check words of their own page, and you type them. Words that came in a message prove nothing."
              follows="at once, and until the end of the day you choose: they see those referrals, and may check conflicts, accept, decline and open the packet. Each of these is told to the desk and to you. What you and the desk write to each other, your reports and your list of names they do not see. Naming somebody again takes the place of whom you named before."
              final="what they read stays read."
            />
            <Form action="/stand-ins" class="form">
              <Select
                name="account_id"
                label="Who?"
                options={colleagues.map(({ id, name }) => ({ code: id, label: name }))}
                empty="Choose one"
              />
              <DateFields
                name="until_on"
                label="Until when?"
                hint={`The last day on which they stand in, at the latest ${longDate(last_day, 'en')}.`}
              />
              <SixWordsField label="Their six check words, as you heard them" />
              <div class="actions">
                <button class="button">They stand in for me</button>
              </div>
            </Form>
          </div>
        )}
      </section>
    </div>
  </Desk>
);

const Ending = ({ of: { id, mine, stand_in, away } }: { of: StandInLine }) => (
  <Form
    action={`/stand-ins/${id}`}
    method="delete"
    label={mine ? `End that ${stand_in} stands in for you` : `Stop standing in for ${away}`}
  >
    <button class="as-link">{mine ? 'End it' : 'I cannot'}</button>
  </Form>
);
