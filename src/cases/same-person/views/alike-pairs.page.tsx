import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import type { pair } from '../same-person.presenter.js';
import { AlikeCaseLink } from './alike-case.js';
import { LikenessWords } from './likeness-words.js';
import { TellApart } from './tell-apart.js';

/** The answer to `POST /cases/same-person`. */
export interface AlikePairs {
  items: ReturnType<typeof pair>[];
  total: number;
}

/** Answers first: which two may be one, and why? */
export const AlikePairsPage = ({ items, total }: AlikePairs) => (
  <Desk title="People entered twice" at="cases">
    <div class="narrow">
      <Crumb to="/cases">Your cases</Crumb>
      <div class="head">
        <h1>People who may be entered twice</h1>
        <p class="soft">
          {total === 1 ? 'One pair' : `${total} pairs`}, the likeliest first
          {total > items.length && `; ${items.length} are shown, the others when these are settled`}.
        </p>
      </div>
      {items.length === 0 ? (
        <Empty
          why="No two people at this desk share a contact, a date of birth with a like name, or all of a name."
          next={<a href="/cases">Back to the cases</a>}
        />
      ) : (
        <Form action="/cases/same-person/answers" once={false} class="stack">
          <ul class="items found">
            {items.map(({ one, other, ...likeness }) => (
              <li>
                <p id={`of-${one.id}-${other.id}`}>
                  <AlikeCaseLink of={one} /> <span class="soft">and</span> <AlikeCaseLink of={other} />
                </p>
                <LikenessWords {...likeness} />
                <p class="small">
                  <a href={`/cases/${one.id}/merges/${other.id}`}>Same person, same matter: merge</a>
                </p>
                <TellApart pair={[one.id, other.id]} about={`of-${one.id}-${other.id}`} />
              </li>
            ))}
          </ul>
          <div class="actions">
            <button class="button">Keep what is ticked</button>
            <a href="/cases">Leave them open</a>
          </div>
        </Form>
      )}
    </div>
  </Desk>
);
