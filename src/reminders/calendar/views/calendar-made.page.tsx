import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note } from '../../../common/web/parts.js';

/** What `POST /account/calendar` answers, once. */
export interface MadeCalendar {
  address: string;
}

export const CalendarMadePage = ({ address }: MadeCalendar) => (
  <Desk title="The address of your calendar">
    <div class="narrow stack">
      <Crumb to="/account/calendar">Your days in a calendar</Crumb>
      <div class="head">
        <h1>Copy this address now</h1>
        <p class="lede">It is shown once. A reload of this page makes another, and ends this one.</p>
      </div>
      <p>
        <bdi class="code long" dir="ltr">
          {address}
        </bdi>
      </p>
      <h2>What to do with it</h2>
      <ol>
        <li>In your calendar program choose "subscribe to a calendar", "calendar from a link" or the like.</li>
        <li>Paste the address. The program reads it again by itself, every few hours.</li>
        <li>Copy something else afterwards, so that it does not stay in the clipboard.</li>
      </ol>
      <Note as="warn" title="It is a key">
        <p>Whoever has it reads your days. Send it to nobody. If it has gone astray, end it on the page before.</p>
      </Note>
    </div>
  </Desk>
);
