import { Due } from '../../common/web/dates.js';
import { Form } from '../../common/web/form.js';
import { Empty } from '../../common/web/parts.js';
import { RuleOf } from '../deadlines/views/rule.parts.js';
import type { CaseDetail, DeadlineLine } from './case.view.js';

export const DeadlinesSection = ({ of }: { of: CaseDetail }) => (
  <section class="section" aria-labelledby="deadlines">
    <div class="row apart">
      <h2 id="deadlines">Deadlines</h2>
      {of.state !== 'closed' && (
        <a class="do" href={`/cases/${of.id}/deadlines/new`}>
          Add a deadline
        </a>
      )}
    </div>
    {of.deadlines.length === 0 ? (
      <Empty
        why="Nothing is due."
        next={of.state !== 'closed' && 'Add the next date on which something would be lost.'}
      />
    ) : (
      <ul class="items agenda">
        {of.deadlines.map((deadline) => (
          <One caseId={of.id} deadline={deadline} closed={of.state === 'closed'} />
        ))}
      </ul>
    )}
    <p class="do">
      <a href={`/cases/${of.id}/deadlines`}>What happened, and what the rules propose</a>
    </p>
    <p class="do">
      <a href={`/cases/${of.id}/proceedings`}>Proceedings and hearings</a>
    </p>
  </section>
);

const One = ({ caseId, deadline, closed }: { caseId: string; deadline: DeadlineLine; closed: boolean }) => (
  <li>
    <Due on={deadline.on} />
    <div>
      <p>
        <b>{deadline.kind.label}</b>
        {deadline.certainty.code !== 'confirmed' && (
          <span class="soft">, {deadline.certainty.label.toLowerCase()}</span>
        )}
      </p>
      <p class="small soft">{deadline.why}</p>
      {deadline.rule && <RuleOf rule={deadline.rule} />}
    </div>
    {!closed && (
      <Form action={`/cases/${caseId}/deadlines/${deadline.id}/completion`}>
        <button class="button quiet slim">
          Done<span class="hidden">: {deadline.kind.label}</span>
        </button>
      </Form>
    )}
  </li>
);
