import { Day } from '../../../common/web/dates.js';
import type { Option } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import type { CaseState } from '../../views/case-words.js';
import { ProceedingFields } from './proceeding.fields.js';

export interface EventOfProceeding {
  id: string;
  kind: Option;
  on: string;
  /** `09:30`, by the clock of the place. */
  at: string | null;
  place: string | null;
  text: string | null;
  by: string;
}

export interface ProceedingLine {
  id: string;
  type: Option;
  court: Option | null;
  country: Option | null;
  authority: string | null;
  file_number: string | null;
  opened_on: string | null;
  /** Oldest first. */
  events: EventOfProceeding[];
  ended: { on: string; outcome: string } | null;
}

/** `GET /cases/:id/proceedings` */
export interface CaseProceedings {
  id: string;
  reference: string;
  pseudonym: string;
  state: CaseState;
  proceedings: ProceedingLine[];
}

/** Answers first: what runs, before whom, and what comes next? */
export const ProceedingsPage = (of: CaseProceedings) => (
  <Desk title={`Proceedings of ${of.reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.id}`}>
        {of.pseudonym} {of.reference}
      </Crumb>
      <div class="head">
        <h1>Proceedings</h1>
        <p class="lede">What courts and authorities have to decide, with every hearing and decision.</p>
      </div>
      {of.proceedings.length === 0 ? (
        <Empty why="No proceeding is written down." />
      ) : (
        <ul class="items">
          {of.proceedings.map((one) => (
            <li class="stack-s">
              <p>
                <a href={`/cases/${of.id}/proceedings/${one.id}`}>
                  <b>{one.type.label}</b>
                  {one.authority && (
                    <>
                      , <bdi>{one.authority}</bdi>
                    </>
                  )}
                </a>
              </p>
              <Last of={one} />
            </li>
          ))}
        </ul>
      )}
      {of.state !== 'closed' && <Open id={of.id} />}
    </div>
  </Desk>
);

function Last({ of: { ended, events } }: { of: ProceedingLine }) {
  const last = events.at(-1);
  if (ended)
    return (
      <p class="small soft">
        Ended on <Day on={ended.on} />: <bdi>{ended.outcome}</bdi>
      </p>
    );
  return last ? (
    <p class="small soft">
      {last.kind.label}: <Day on={last.on} />
    </p>
  ) : (
    <p class="small soft">Nothing happened in it yet.</p>
  );
}

const Open = ({ id }: { id: string }) => (
  <Form action={`/cases/${id}/proceedings`} class="form">
    <div class="part">
      <h2>Write down a proceeding</h2>
      <ProceedingFields />
      <div class="actions">
        <button class="button">Write it down</button>
        <a href={`/cases/${id}`}>Back to the case</a>
      </div>
    </div>
  </Form>
);
