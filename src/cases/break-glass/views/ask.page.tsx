import { Day } from '../../../common/web/dates.js';
import { TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Crumb, Facts, Note, Ref, Words } from '../../../common/web/parts.js';
import type { AskDetail } from '../break-glass.view.js';
import { AskState, Hour } from './ask-words.js';

/** Answers first: who asks for which case, why, and until when is it shown? */
export const AskPage = (of: AskDetail) => (
  <Desk title={`Case ${of.reference}, asked for by another desk`} at="desks">
    <div class="narrow">
      <Crumb to="/break-glass">Cases shown between desks</Crumb>
      <div class="head">
        <h1>
          {of.from} asks {of.of} to see <Ref>{of.reference}</Ref>
        </h1>
        <p>
          <AskState of={of} />
        </p>
      </div>
      <div class="stack">
        <Facts of={facts(of)} />
        {of.state === 'asked' && (of.side === 'asked-of-us' ? <ToAnswer of={of} /> : <Waiting of={of} />)}
        {of.state === 'granted' && <Shown of={of} />}
        {of.state === 'ended' && (
          <Note title="It is shown no more">
            <p>The copy opens to nobody now. What was read was read: no key takes that back.</p>
          </Note>
        )}
      </div>
    </div>
  </Desk>
);

const facts = (of: AskDetail): [string, preact.ComponentChildren][] => [
  ['Asked by', `${of.by}, ${of.from}`],
  ['On', <Day on={of.asked_on} />],
  ['Why it cannot wait', <Words>{of.reason}</Words>],
  ...(of.answer ? ([[of.state === 'refused' ? 'Refused by' : 'Granted by', of.answer.by]] as [string, string][]) : []),
  ...(of.answer?.word
    ? ([['What they said', <Words>{of.answer.word}</Words>]] as [string, preact.ComponentChildren][])
    : []),
];

const ToAnswer = ({ of }: { of: AskDetail }) => (
  <>
    <Note as="warn" title="Call them first, on a number you know">
      <p>
        Whoever holds their session could have written this. If you grant it, {of.by} reads facts, summary, needs, risk,
        deadlines, proceedings and notes of this one case for four hours at most: not the name, no contact, no document.
        What they read, they have read.
      </p>
    </Note>
    {of.case_id === null ? (
      <p>
        Your desk has no case <Ref>{of.reference}</Ref>. Refuse, and say so: they may mean another.
      </p>
    ) : (
      <p>
        <a href={`/cases/${of.case_id}`}>Look at the case first</a>
      </p>
    )}
    {of.pin_first && of.case_id && (
      <p>
        Your desk has not checked their key.{' '}
        <a href={`/desks/${of.desk_id}/pins/new?subject=${of.pin_first}`}>
          Hear their six check words and type them first
        </a>
        .
      </p>
    )}
    {!of.pin_first && of.case_id && (
      <Form action={`/break-glass/${of.id}/grant`} label="Grant it">
        <button class="button grave">Show this case, for four hours at most</button>
      </Form>
    )}
    <Form action={`/break-glass/${of.id}/refusal`} class="form" label="Refuse it">
      <TextField name="word" label="Or say why not, or what to do instead" width="full" />
      <div class="actions">
        <button class="button quiet">Refuse</button>
      </div>
    </Form>
    <p class="soft small">
      If nobody answers by <Day on={of.answer_by} /> it ends by itself.
    </p>
  </>
);

const Waiting = ({ of }: { of: AskDetail }) => (
  <>
    <p>
      Everybody of {of.of} sees this on Today. If it cannot wait, call one of them. If nobody answers by{' '}
      <Day on={of.answer_by} /> it ends by itself.
    </p>
    <Form action={`/break-glass/${of.id}`} method="delete" label="Take it back">
      <button class="as-link">Take the question back</button>
    </Form>
  </>
);

const Shown = ({ of }: { of: AskDetail }) => {
  const coordinates = usePage().signedIn?.role === 'coordinator';
  return (
    <>
      {of.own && coordinates && (
        <p>
          <a class="button" href={`/break-glass/${of.id}/case`}>
            Read the case
          </a>
        </p>
      )}
      <p>
        {of.own ? 'You read' : `${of.by} reads`} a copy until {of.until && <Hour at={of.until} />}. Either desk can end
        it before.
      </p>
      {of.case_id && (
        <p>
          <a href={`/cases/${of.case_id}`}>The case</a>
        </p>
      )}
      <Form action={`/break-glass/${of.id}`} method="delete" label="End it now">
        <button class="button quiet">End it now</button>
      </Form>
      <p class="soft small">What was read until then was read: no key takes that back.</p>
    </>
  );
};
