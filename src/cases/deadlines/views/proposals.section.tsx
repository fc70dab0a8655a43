import { Day, Due, longDate } from '../../../common/web/dates.js';
import { Select, TextField } from '../../../common/web/fields.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Empty, Note } from '../../../common/web/parts.js';
import { Answer } from './answer.js';
import type { CaseDeadlines } from './case-deadlines.page.js';
import { RuleFacts } from './rule.parts.js';

export const Proposals = ({ of }: { of: CaseDeadlines }) => (
  <section class="section" aria-labelledby="proposed">
    <h2 id="proposed">What the rules propose</h2>
    {of.proposals.length === 0 ? (
      <Empty
        why="The rules propose nothing."
        next={
          of.countries_known ? (
            'Write down what happened, below.'
          ) : (
            <a href={`/cases/${of.id}/facts`}>Write down whose army it is, or where the person stays.</a>
          )
        }
      />
    ) : (
      <ul class="items">
        {of.proposals.map((one) => (
          <li class="stack-s">
            <h3>{one.rule.title}</h3>
            <p>
              <Due on={one.on} /> <span class="soft">{one.certainty.label}</span>
            </p>
            {one.instead_of && (
              <Note as="warn">
                <p>
                  You confirmed <Day on={one.instead_of} />. By what stands here now it is <Day on={one.on} />. Nothing
                  is changed until you confirm.
                </p>
              </Note>
            )}
            {one.recheck && (
              <Note as="warn">
                <p>
                  Ask a lawyer of the country before anybody relies on this day: {one.rule.status.label.toLowerCase()}.
                </p>
              </Note>
            )}
            <RuleFacts rule={one.rule} />
            <Answer id={of.id} answer="confirm" proposal={one.name} label={`Confirm: ${one.rule.title}`}>
              {one.instead_of ? 'Put this day in its place' : 'Add this deadline'}
              <span class="hidden">
                : {one.rule.title}, {longDate(one.on, 'en')}
              </span>
            </Answer>
          </li>
        ))}
      </ul>
    )}
    {asideOf(of).length > 0 && <SetAside of={of} />}
    <p class="do">
      <a href="/rules">All rules that are known here</a>
    </p>
  </section>
);

const SetAside = ({ of }: { of: CaseDeadlines }) => (
  <Form action={`/cases/${of.id}/deadline-proposals`} class="form" label="Set a proposal aside">
    <h3>One of them does not hold here</h3>
    <Hidden name="answer" value="set_aside" />
    <Select name="proposal" label="Which one?" options={asideOf(of)} empty="Choose one" />
    <TextField name="reason" label="Why does it not hold?" hint="It stands in the history of the case." width="full" />
    <div class="actions">
      <button class="button quiet">Set it aside</button>
    </div>
  </Form>
);

/** What is proposed, and what was confirmed by a rule that says something else today. */
const asideOf = ({ proposals, deadlines }: CaseDeadlines) => [
  ...proposals.map(({ name, rule, on }) => ({ code: name, label: `${longDate(on, 'en')}: ${rule.title}` })),
  ...deadlines.flatMap(({ id, on, kind, rule }) =>
    rule?.changed ? [{ code: id, label: `${longDate(on, 'en')}: ${kind.label}, which stands above` }] : [],
  ),
];
