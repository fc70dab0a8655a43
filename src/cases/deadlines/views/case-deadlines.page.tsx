import type { ComponentChildren } from 'preact';
import { DateFields } from '../../../common/web/choices.js';
import { Day, Due, longDate } from '../../../common/web/dates.js';
import { Select, TextField } from '../../../common/web/fields.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Note, Words } from '../../../common/web/parts.js';
import { options } from '../../../reference/vocabulary.js';
import type { CaseState } from '../../views/case-words.js';
import type { DeadlineLine } from '../../views/case.view.js';
import { RuleFacts, RuleOf } from './rule.parts.js';
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

const Proposals = ({ of }: { of: CaseDeadlines }) => (
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
    {of.proposals.length > 0 && <SetAside of={of} />}
    <p class="do">
      <a href="/rules">All rules that are known here</a>
    </p>
  </section>
);

const SetAside = ({ of }: { of: CaseDeadlines }) => (
  <Form action={`/cases/${of.id}/deadline-proposals`} class="form" label="Set a proposal aside">
    <h3>One of them does not hold here</h3>
    <Hidden name="answer" value="set_aside" />
    <Select
      name="proposal"
      label="Which one?"
      options={of.proposals.map(({ name, rule, on }) => ({
        code: name,
        label: `${longDate(on, 'en')}: ${rule.title}`,
      }))}
      empty="Choose one"
    />
    <TextField name="reason" label="Why does it not hold?" hint="It stands in the history of the case." width="full" />
    <div class="actions">
      <button class="button quiet">Set it aside</button>
    </div>
  </Form>
);

const Answer = (props: {
  id: string;
  answer: string;
  proposal: string;
  label: string;
  children: ComponentChildren;
}) => (
  <Form action={`/cases/${props.id}/deadline-proposals`} label={props.label}>
    <Hidden name="answer" value={props.answer} />
    <Hidden name="proposal" value={props.proposal} />
    <button class="button quiet slim">{props.children}</button>
  </Form>
);

const Events = ({ of, open }: { of: CaseDeadlines; open: boolean }) => (
  <section class="section" aria-labelledby="events">
    <h2 id="events">What happened</h2>
    {of.events.length === 0 ? (
      <Empty why="Nothing is written down yet." />
    ) : (
      <ul class="items">
        {of.events.map((one) => (
          <li class="stack-s">
            <p>
              <b>{one.trigger.label}: </b>
              <Day on={one.on} />
            </p>
            <p class="small soft">Written by {one.by}</p>
            {open && (
              <Form action={`/cases/${of.id}/events/${one.id}`} method="delete" label={`Remove: ${one.trigger.label}`}>
                <button class="button quiet slim">
                  Remove<span class="hidden">: {one.trigger.label}</span>
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    )}
  </section>
);

const SayEvent = ({ of }: { of: CaseDeadlines }) => (
  <Form action={`/cases/${of.id}/events`} class="form" label="Write down what happened">
    <div class="part">
      <h2>Write down what happened</h2>
      <Select name="trigger" label="What happened?" options={options('rule_trigger')} empty="Choose one" />
      <DateFields
        name="on"
        label="On which day?"
        hint="The day in the country where it happened. For example, 20 11 2026."
      />
      {of.events.length > 0 && (
        <Select
          name="instead_of"
          label="Does it correct something above?"
          options={of.events.map(({ id, trigger, on }) => ({
            code: id,
            label: `${trigger.label}: ${longDate(on, 'en')}`,
          }))}
          empty="No, it is new"
        />
      )}
      <div class="actions">
        <button class="button">Write it down</button>
        <a href={`/cases/${of.id}/deadlines/new`}>Add a deadline without a rule</a>
      </div>
    </div>
  </Form>
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
