import { Day } from '../../../common/web/dates.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note } from '../../../common/web/parts.js';

/** `GET /account/calendar`. Null: there is none. The address itself is never told again. */
export interface CalendarView {
  made_on: string | null;
}

/** Answers first: is there an address with which my days can be read? */
export const CalendarPage = ({ made_on }: CalendarView) => (
  <Desk title="Your days in a calendar">
    <div class="narrow stack">
      <Crumb to="/account">Your account</Crumb>
      <div class="head">
        <h1>Your days in a calendar</h1>
        {made_on ? (
          <p class="lede">
            There is an address, made on <Day on={made_on} />. It cannot be shown again.
          </p>
        ) : (
          <p class="lede">There is no address: no program can read your days.</p>
        )}
      </div>
      <p>
        A calendar program can show the days on which something is due in the cases you hold, have a task in, or that
        nobody of your desk holds. Each day is titled "Ploughshare" and says nothing more: not what, not whose, not how
        many. As everywhere, a day may stand up to two days before the date itself.
      </p>
      <Note as="warn" title="Who can read it">
        <p>
          Whoever has the address can read these days, without signing in: your calendar program and, if it is one on
          the web, the company that runs it. The name of this server stands in the address.
        </p>
      </Note>
      <section class="section">
        <h2>{made_on ? 'A new address' : 'Make an address'}</h2>
        <p>
          {made_on
            ? 'A new address ends the one of before: programs that know the old one read nothing from then on.'
            : 'It is shown once, on the next page. Have the calendar program at hand.'}
        </p>
        <Form action="/account/calendar" once={false}>
          <div class="actions">
            <button class={made_on ? 'button quiet' : 'button'}>
              {made_on ? 'Make a new address and end the old one' : 'Make an address'}
            </button>
          </div>
        </Form>
      </section>
      {made_on && (
        <section class="section">
          <h2>End it</h2>
          <p>
            Programs keep what they have read. The address also ends when you change your passphrase, when your account
            is locked or begun anew, and days of a desk are gone from it when you leave that desk.
          </p>
          <Form action="/account/calendar" method="delete" once={false}>
            <div class="actions">
              <button class="button">End the address</button>
            </div>
          </Form>
        </section>
      )}
    </div>
  </Desk>
);
