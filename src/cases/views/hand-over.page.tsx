import { Ceremony } from '../../common/web/ceremony.js';
import { Select } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Empty } from '../../common/web/parts.js';

/** `GET /desks/:id/hand-over` */
export interface HandOverForm {
  id: string;
  name: string;
  holders: { id: string; handle: string; cases: number; tasks: number }[];
  members: { id: string; handle: string }[];
}

/** Answers first: who holds how many cases, and who takes them? */
export const HandOverPage = ({ id, name, holders, members }: HandOverForm) => (
  <Desk title="Hand cases over" at="desks">
    <div class="narrow">
      <Crumb to={`/desks/${id}`}>{name}</Crumb>
      <div class="head">
        <h1>Hand cases over</h1>
      </div>
      <div class="stack">
        <Ceremony
          present="nobody but you."
          now="choose who gives and who takes, and tell both of them by voice."
          follows={
            <>
              every case that the first one holds at this desk, closed ones too, is the second one's, and so is every
              task that is still open. It changes nobody's access: whoever should reach nothing any more leaves at a{' '}
              <a href={`/desks/${id}/renewal`}>renewal of the key</a>.
            </>
          }
          final="afterwards nothing tells which cases came from whom. Single cases can be given back one by one."
        />
        {holders.length === 0 ? (
          <Empty
            why="Nobody holds a case or a task of this desk."
            next={<a href={`/desks/${id}`}>Back to the desk</a>}
          />
        ) : (
          <Form action={`/desks/${id}/hand-over`} class="form">
            <Select
              name="from"
              label="All cases of"
              options={holders.map((one) => ({
                code: one.id,
                label: `${one.handle} (${held(one)})`,
              }))}
              empty="Choose one"
            />
            <Select
              name="to"
              label="Go to"
              options={members.map((one) => ({ code: one.id, label: one.handle }))}
              empty="Choose one"
            />
            <div class="actions">
              <button class="button">Hand them over</button>
              <a href={`/desks/${id}`}>Not now</a>
            </div>
          </Form>
        )}
      </div>
    </div>
  </Desk>
);

const held = ({ cases, tasks }: HandOverForm['holders'][number]) =>
  [
    (cases > 0 || tasks === 0) && `${cases} ${cases === 1 ? 'case' : 'cases'}`,
    tasks > 0 && `tasks in ${tasks === 1 ? 'one case' : `${tasks} cases`}`,
  ]
    .filter(Boolean)
    .join(', ');
