import { Day, Due } from '../../../common/web/dates.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Words } from '../../../common/web/parts.js';
import type { CaseState } from '../../views/case-words.js';
import type { DeadlineLine } from '../../views/case.view.js';
import { Answer } from './answer.js';
import { Events, SayEvent } from './events.section.js';
import { Proposals } from './proposals.section.js';
import { RuleOf } from './rule.parts.js';
import type { EventLine, ProposalLine } from './rule.view.js';

/** `GET /cases/:id/deadlines` */
export interface CaseDeadlines {
  id: string;
  reference: string;
  pseudonym: string;
  state: CaseState;
  /** The open ones, nearest first. */
  deadlines: DeadlineLine[];
  /** Oldest first. */
  events: EventLine[];
  /** Nearest first. */
  proposals: ProposalLine[];
  set_aside: { id: string; title: string; due: string; reason: string; by: string; on: string }[];
  /** Whose army, or where the person stays: without either no rule is known. */
  countries_known: boolean;
}

/** Answers first: what is due, and what else may be? */
export const CaseDeadlinesPage = (of: CaseDeadlines) => {
  const open = of.state !== 'closed';
  return (
    <Desk title={`Deadlines of ${of.reference}`} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${of.id}`}>
          {of.pseudonym} {of.reference}
        </Crumb>
        <div class="head">
          <h1>Deadlines</h1>
          <p class="lede">
            Write down what happened and when. The rules of the countries propose what is due; you confirm it. This is
            no legal advice.
          </p>
        </div>
        <Confirmed of={of} />
        {open && <Proposals of={of} />}
        <Events of={of} open={open} />
        {open && <SayEvent of={of} />}
        {of.set_aside.length > 0 && <Aside of={of} />}
      </div>
    </Desk>
  );
};

const Confirmed = ({ of }: { of: CaseDeadlines }) => (
  <section class="section" aria-labelledby="due">
    <h2 id="due">What is due</h2>
    {of.deadlines.length === 0 ? (
      <Empty why="Nothing is due." />
    ) : (
      <ul class="items agenda">
        {of.deadlines.map((one) => (
          <li>
            <Due on={one.on} />
            <div>
              <p>
                <b>{one.kind.label}</b>
                <span class="soft">, {one.certainty.label.toLowerCase()}</span>
              </p>
              <p class="small soft">{one.why}</p>
              {one.rule && <RuleOf rule={one.rule} />}
            </div>
            {one.rule?.changed && of.state !== 'closed' && (
              <Answer id={of.id} answer="keep" proposal={one.id} label={`Keep: ${one.kind.label}`}>
                I have read it: keep the day
              </Answer>
            )}
          </li>
        ))}
      </ul>
    )}
  </section>
);

const Aside = ({ of }: { of: CaseDeadlines }) => (
  <section class="section" aria-labelledby="aside">
    <h2 id="aside">Set aside</h2>
    <ul class="items">
      {of.set_aside.map(({ title, due, reason, by, on }) => (
        <li class="stack-s">
          <p>
            <b>{title}: </b>
            <Day on={due} />
          </p>
          <Words>{reason}</Words>
          <p class="small soft">
            <Day on={on} />, {by}
          </p>
        </li>
      ))}
    </ul>
  </section>
);
