import { Ceremony } from '../../common/web/ceremony.js';
import { Day } from '../../common/web/dates.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Empty } from '../../common/web/parts.js';

interface Line {
  id: string;
  desk: string;
  on: string;
  case: { id: string; reference: string } | null;
}
/** `GET /transfers` */
export interface TransferList {
  incoming: Line[];
  outgoing: Line[];
}

/** Answers first: does a case wait for us to take it over? */
export const TransfersPage = ({ incoming, outgoing }: TransferList) => (
  <Desk title="Cases between desks" at="desks">
    <Crumb to="/desks">Desks</Crumb>
    <div class="head">
      <h1>Cases between desks</h1>
    </div>
    <section class="section">
      <h2>Offered to your desks</h2>
      {incoming.length === 0 ? (
        <Empty why="Nothing waits." next="Cases that another desk offers to yours come here." />
      ) : (
        <>
          <Ceremony
            present="nobody but you. Know from the other desk, by voice, that the case is theirs and why it comes to you."
            now="accept or decline. Nothing of the case can be read before it is accepted."
            final="an accepted transfer: the other desk reads the case no more, and you hold it. You would have to offer it back."
          />
          <ul class="items plain">
            {incoming.map((line) => (
              <li class="row apart">
                <span>
                  A case of {line.desk}, offered on <Day on={line.on} />
                </span>
                <span class="row">
                  <Form action={`/transfers/${line.id}/acceptance`} label={`Accept the case of ${line.desk}`}>
                    <button class="button quiet">Accept</button>
                  </Form>
                  <Form action={`/transfers/${line.id}`} method="delete" label={`Decline the case of ${line.desk}`}>
                    <button class="as-link">Decline</button>
                  </Form>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
    <section class="section">
      <h2>Offered by your desks</h2>
      {outgoing.length === 0 ? (
        <Empty why="You have offered no case." next="A coordinator offers one from the page of the case." />
      ) : (
        <ul class="items plain">
          {outgoing.map((line) => (
            <li class="row apart">
              <span>
                {line.case ? <a href={`/cases/${line.case.id}`}>{line.case.reference}</a> : 'A case'} to {line.desk},
                offered on <Day on={line.on} />
              </span>
              <Form action={`/transfers/${line.id}`} method="delete" label={`Take back the offer to ${line.desk}`}>
                <button class="as-link">Take it back</button>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </section>
  </Desk>
);
