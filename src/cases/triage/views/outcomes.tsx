import { Note, Ref } from '../../../common/web/parts.js';
import { NOT_DONE, type Outcome } from '../triage.view.js';

/** What became of each: those that were not done come first. */
export function Outcomes({ of }: { of: Outcome[] }) {
  const done = of.filter(({ outcome }) => !NOT_DONE.includes(outcome));
  const not = of.filter(({ outcome }) => NOT_DONE.includes(outcome));
  return (
    <div class="stack-s" role="status">
      {not.length > 0 && (
        <Note as="warn" title={`Not done: ${not.length}`}>
          <Each of={not} />
        </Note>
      )}
      {done.length > 0 && (
        <Note title={of.length === 1 ? undefined : `Done: ${done.length}`}>
          <Each of={done} />
        </Note>
      )}
    </div>
  );
}

const Each = ({ of }: { of: Outcome[] }) => (
  <ul class="plain">
    {of.map(({ id, case: found, says }) => (
      <li>
        {found ? (
          <a href={`/cases/${id}`}>
            <bdi>{found.pseudonym}</bdi> <Ref>{found.reference}</Ref>
          </a>
        ) : (
          'One of them'
        )}
        : {says}
      </li>
    ))}
  </ul>
);
