import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import type { alike } from '../same-person.presenter.js';
import { AlikeCaseLink } from './alike-case.js';
import { LikenessWords } from './likeness-words.js';
import { TellApart } from './tell-apart.js';

/** The answer to `POST /cases/:id/same-person`. */
export interface AlikeCases {
  id: string;
  reference: string;
  pseudonym: string;
  items: ReturnType<typeof alike>[];
}

/** Answers first: who may it be, why, and what do I do about each? */
export const AlikeCasesPage = ({ id, reference, pseudonym, items }: AlikeCases) => (
  <Desk title={`Same person as ${reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${id}`}>
        {pseudonym} {reference}
      </Crumb>
      <div class="head">
        <h1>Who may be the same person</h1>
        <p class="soft">Compared with everybody at the desk of this case. That you looked is recorded.</p>
      </div>
      {items.length === 0 ? (
        <Empty
          why="Nobody else at this desk has the same contact, the same date of birth, or a name like it."
          next={<a href={`/cases/${id}`}>Back to the case</a>}
        />
      ) : (
        <Form action="/cases/same-person/answers" once={false} class="stack">
          <ul class="items found">
            {items.map((one) => (
              <li>
                <p class="row apart" id={`of-${one.id}`}>
                  <span>
                    <AlikeCaseLink of={one} />
                  </span>
                  <a class="small" href={`/cases/${id}/merges/${one.id}`}>
                    Same person, same matter: merge
                  </a>
                </p>
                <LikenessWords {...one} />
                <TellApart pair={[id, one.id]} about={`of-${one.id}`} />
              </li>
            ))}
          </ul>
          <div class="actions">
            <button class="button">Keep what is ticked</button>
            <a href={`/cases/${id}`}>Leave it open</a>
          </div>
        </Form>
      )}
    </div>
  </Desk>
);
