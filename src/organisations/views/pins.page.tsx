import { Day } from '../../common/web/dates.js';
import { Form, Hidden } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Crumb, Empty, Tag } from '../../common/web/parts.js';
import type { PinLine, PinsView } from './desk.view.js';

const PURPOSES: Record<string, string> = {
  member: 'Member',
  lawyer: 'Lawyer',
  desk: 'Desk',
  recovery: 'Recovery',
  audit: 'Audit',
  statistics: 'Statistics',
  export: 'Taking out',
};

/** Answers first: is there a key that has changed since somebody checked it? */
export const PinsPage = ({ id, name, pins }: PinsView) => (
  <Desk title={`Keys that ${name} has checked`} at="desks">
    <Crumb to={`/desks/${id}`}>{name}</Crumb>
    <div class="head row apart">
      <div class="stack-s">
        <h1>Keys that {name} has checked</h1>
        <p class="soft">
          Nothing is sealed to a key that nobody has checked by voice. A key that has changed has to be checked again;
          until then nothing goes out to it.
        </p>
      </div>
      <a class="button" href={`/desks/${id}/pins/new`}>
        Pin a key
      </a>
    </div>
    {pins.length === 0 ? <Empty why="No key is pinned yet." /> : <Pins id={id} pins={pins} />}
  </Desk>
);

const Pins = ({ id, pins }: { id: string; pins: PinLine[] }) => {
  const coordinates = usePage().signedIn?.role === 'coordinator';
  return (
    <table class="list">
      <caption class="hidden">Pinned keys</caption>
      <thead>
        <tr>
          <th scope="col">Whose key</th>
          <th scope="col">As</th>
          <th scope="col">Checked</th>
          <th scope="col">Today</th>
        </tr>
      </thead>
      <tbody>
        {pins.map((pin) => (
          <tr>
            <th scope="row">
              <span dir="auto">{pin.name}</span>
            </th>
            <td>{PURPOSES[pin.purpose] ?? pin.purpose}</td>
            <td class="wide">
              <Day on={pin.on} /> by {pin.by}
            </td>
            <td class="after">
              <State id={id} pin={pin} />
              {coordinates && pin.removable && <Removal id={id} pin={pin} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const State = ({ id, pin }: { id: string; pin: PinLine }) =>
  pin.state === 'holds' ? (
    <Tag as="on">Holds</Tag>
  ) : (
    <>
      <Tag as="stop">Another key</Tag> <a href={`/desks/${id}/pins/new?subject=${pin.subject}`}>Pin {pin.name} again</a>
    </>
  );

const Removal = ({ id, pin }: { id: string; pin: PinLine }) => (
  <Form action={`/desks/${id}/pins/removal`} label={`Unpin ${pin.name}`}>
    <Hidden name="subject" value={pin.subject} />
    <button class="as-link">Unpin {pin.name}</button>
  </Form>
);
