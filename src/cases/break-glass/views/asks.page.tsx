import { Day } from '../../../common/web/dates.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Crumb, Empty, Ref } from '../../../common/web/parts.js';
import type { AskList, AskView } from '../break-glass.view.js';
import { AskState } from './ask-words.js';

/** Answers first: does another desk wait for us, and is one of our cases shown right now? */
export const AsksPage = ({ items }: AskList) => {
  const coordinates = usePage().signedIn?.role === 'coordinator';
  const of = (side: AskView['side']) => items.filter((one) => one.side === side);
  return (
    <Desk title="Cases shown between desks" at="desks">
      <Crumb to="/desks">Desks</Crumb>
      <div class="head row apart">
        <div class="stack-s">
          <h1>Cases shown between desks</h1>
          <p class="soft">
            In an emergency a coordinator asks another desk to see one case. If it is granted they read a copy for four
            hours at most. A line stays here for about ten days.
          </p>
        </div>
        {coordinates && (
          <a class="button" href="/break-glass/new">
            Ask to see a case
          </a>
        )}
      </div>
      <section class="section">
        <h2>Asked of your desks</h2>
        {of('asked-of-us').length === 0 ? (
          <Empty
            why="Nobody has asked."
            next="What another desk asks stands here and on Today, for all of your desk."
          />
        ) : (
          <Asks caption="What other desks asked of yours" items={of('asked-of-us')} />
        )}
      </section>
      <section class="section">
        <h2>Asked by your desks</h2>
        {of('asked-by-us').length === 0 ? (
          <Empty why="Your desks have asked nothing." />
        ) : (
          <Asks caption="What your desks asked of others" items={of('asked-by-us')} />
        )}
      </section>
    </Desk>
  );
};

const Asks = ({ caption, items }: { caption: string; items: AskView[] }) => (
  <table class="list">
    <caption class="hidden">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">Case</th>
        <th scope="col">Who asked whom</th>
        <th scope="col">Since</th>
        <th scope="col">Now</th>
      </tr>
    </thead>
    <tbody>
      {items.map((one) => (
        <tr>
          <th scope="row">
            <a href={`/break-glass/${one.id}`}>
              <Ref>{one.reference}</Ref>
            </a>
          </th>
          <td class="wide">
            {one.by} of {one.from} asked {one.of}
          </td>
          <td>
            <Day on={one.asked_on} />
          </td>
          <td class="after">
            <AskState of={one} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
