import { Day, Due } from '../../../common/web/dates.js';
import type { Option } from '../../../common/web/fields.js';
import { Desk } from '../../../common/web/layout.js';
import { Empty, Ref } from '../../../common/web/parts.js';
import type { MentionedCase } from '../../today/today.view.js';
import type { Difference } from '../rule-then-and-now.js';
import { Answer } from './answer.js';

export interface ChangedDeadline {
  case: MentionedCase;
  id: string;
  kind: Option;
  on: string;
  rule: string;
  differences: Difference[];
  /** What the rule makes of the same event today, where that is another day. */
  proposed: { name: string; on: string } | null;
}

/** `GET /deadlines/changed-rules` */
export interface ChangedRulesView {
  items: ChangedDeadline[];
  more: boolean;
}

/** Answers first: which days stand on a rule that is another one today? */
export const ChangedRulesPage = ({ items, more }: ChangedRulesView) => (
  <Desk title="Deadlines whose rule has changed" at="today">
    <div class="narrow">
      <div class="head">
        <h1>Deadlines whose rule has changed</h1>
        <p class="lede">
          Nothing was changed in a case. Look at each: keep its day, or take the one that the rule makes today. Ask a
          lawyer of the country where you doubt.
        </p>
      </div>
      {items.length === 0 ? (
        <Empty why="No open deadline of your desks stands on a rule that has changed." />
      ) : (
        <ul class="items">
          {items.map((one) => (
            <One of={one} />
          ))}
        </ul>
      )}
      {more && <p>There are more. They follow when these are answered.</p>}
    </div>
  </Desk>
);

const One = ({ of }: { of: ChangedDeadline }) => (
  <li class="stack-s">
    <h2>
      <a href={`/cases/${of.case.id}/deadlines`} dir="auto">
        {of.case.pseudonym}
      </a>{' '}
      <Ref>{of.case.reference}</Ref>
    </h2>
    <p>
      <b>{of.kind.label}: </b>
      <Due on={of.on} />
    </p>
    <p class="small soft">{of.rule}</p>
    <Differences of={of.differences} />
    {of.proposed && (
      <p>
        By the rule of today it is <Day on={of.proposed.on} />.
      </p>
    )}
    <div class="row">
      {of.proposed && (
        <Answer id={of.case.id} answer="confirm" proposal={of.proposed.name} label={`New day: ${of.case.reference}`}>
          Put the new day in its place<span class="hidden">: {of.case.reference}</span>
        </Answer>
      )}
      <Answer id={of.case.id} answer="keep" proposal={of.id} label={`Keep: ${of.case.reference}`}>
        I have read it: keep the day<span class="hidden">: {of.case.reference}</span>
      </Answer>
      <a href={`/cases/${of.case.id}/deadlines#due`}>
        Set it aside<span class="hidden">: {of.case.reference}</span>
      </a>
    </div>
  </li>
);

const Differences = ({ of }: { of: Difference[] }) => (
  <ul>
    {of.map(({ what, before, now }) => (
      <li>
        {what}: {before ?? 'what it said is not kept'} → {now ?? 'no rule that is known here any more'}
      </li>
    ))}
  </ul>
);
