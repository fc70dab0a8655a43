import { Ceremony } from '../../common/web/ceremony.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Note } from '../../common/web/parts.js';
import type { BirthView } from './desk.view.js';
import { SixWordsField } from './six-words.js';

const HOLDERS = [
  ['first', 'Words of the first recovery holder'],
  ['second', 'Words of the second recovery holder'],
  ['third', 'Words of the third recovery holder'],
] as const;

/** Answers first: what must be at hand before this desk can have keys? */
export const BirthPage = (of: BirthView) => (
  <Desk title={`Make the keys of ${of.name}`} at="desks">
    <div class="narrow">
      <Crumb to="/desks">Desks</Crumb>
      <div class="head">
        <h1>Make the keys of {of.name}</h1>
      </div>
      {of.born ? (
        <Note title="This desk has its keys already">
          <p>A coordinator who holds them admits others: tell them your six check words by voice.</p>
        </Note>
      ) : (
        <Birth of={of} />
      )}
    </div>
  </Desk>
);

const Birth = ({ of }: { of: BirthView }) => (
  <div class="stack">
    <Ceremony
      present="you, as the desk's first coordinator, and the three recovery holders, on the telephone or in one room, so that you know the voices."
      now="each holder compares the public key on their paper with the one they made offline, and reads you the six words beside it. You type them below, in the order of the holders."
      follows="your session makes the desk's secret, and seals it to you and to the recovery holders, so that any two of them together can open it again. Nobody else has it, the administrator neither."
      final="a desk is born once. Lost by everybody and by two recovery holders, its cases are lost."
    />
    {!of.audit_key && (
      <Note as="warn" title="First: the audit key">
        <p>Ask an auditor to sign in and to make it. Until then no desk can have keys.</p>
      </Note>
    )}
    {of.holders < 3 && (
      <Note as="warn" title="First: three recovery holders">
        <p>Ask the administrator to enter their public keys. Until then no desk can have keys.</p>
      </Note>
    )}
    {of.audit_key && of.holders === 3 && (
      <Form action={`/desks/${of.id}/birth`} class="form">
        {HOLDERS.map(([name, label]) => (
          <SixWordsField name={name} label={label} />
        ))}
        <div class="actions">
          <button class="button">Make the keys</button>
          <a href="/desks">Not now</a>
        </div>
      </Form>
    )}
  </div>
);
