import { Ceremony } from '../../common/web/ceremony.js';
import { TextField } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Facts, Note } from '../../common/web/parts.js';

/** `GET /audit` */
export interface AuditStart {
  state: 'not-made' | 'not-given' | 'altered' | 'unconfirmed' | 'held';
  head?: { number: number; words: string; since: number; alarm?: string };
}

/** Answers first: is the trail whole since I looked last? */
export const AuditPage = ({ state, head }: AuditStart) => (
  <Desk title="Audit" at="audit">
    <div class="narrow">
      <div class="head">
        <h1>Audit</h1>
        <p class="lede">Who did what, when and why. Nothing of what cases say: this role opens no case.</p>
      </div>
      {head ? <Head {...head} /> : <WithoutKey state={state} />}
    </div>
  </Desk>
);

const Head = ({ number, words, since, alarm }: NonNullable<AuditStart['head']>) => (
  <>
    {alarm ? (
      <Note as="danger" title="Raise the alarm: the trail does not continue the one you saw last">
        <p>
          {alarm} Somebody who can write to the database has taken entries away or changed them. Tell whoever runs this
          installation, and compare the words below with those on your paper.
        </p>
      </Note>
    ) : (
      <Note title="The trail is whole">
        <p>
          {since === 0
            ? 'Nothing was added since you looked last.'
            : `It goes on from where you saw it end: ${since} more.`}
        </p>
      </Note>
    )}
    <section class="section">
      <h2>Where it ends now</h2>
      <Facts
        of={[
          ['Entries', number],
          ['Check words', <bdi class="code long">{words}</bdi>],
        ]}
      />
      <p class="soft">
        Write the words on paper with the date: only a head kept elsewhere shows that a trail was cut short.
      </p>
    </section>
    <ul class="plain stack-s">
      <li>
        <a href="/audit/trail">Read the trail</a>
      </li>
      <li>
        <a href="/audit/trail?show=identities">Names that were shown</a>
      </li>
      <li>
        <a href="/audit/reach">Who can see what</a>
      </li>
      <li>
        <a href="/audit/auditors">Auditors who hold the key</a>
      </li>
    </ul>
  </>
);

const NotMade = () => (
  <div class="stack">
    <Note as="warn" title="There is no audit key yet">
      <p>Until you make it, the trail says only that something was done, and no desk can begin.</p>
    </Note>
    <Ceremony
      present="only you, the first auditor."
      now="press the button. Then tell the administrator by voice that desks can begin, and ask for a second auditor."
      follows="who did what, and when, is sealed to this key. You alone hold it at first."
      final="the key is made once, and cannot be changed or taken back. If your passphrase is lost before a second auditor has it, nobody reads those entries again."
    />
    <Form action="/audit/key" class="form">
      <div class="actions">
        <button class="button">Make the audit key</button>
      </div>
    </Form>
  </div>
);

const Unconfirmed = () => (
  <div class="stack">
    <Note as="warn" title="You were given the audit key">
      <p>Nothing is shown with it before you have confirmed that it is the right one.</p>
    </Note>
    <Ceremony
      present="you and the auditor who gave it to you, on the telephone or in one room, so that you know the voice."
      now="they read the six words of the audit key to you, from their page of auditors, and you type them."
      final="from then on the trail is judged by this key. Confirm nothing that you did not hear."
    />
    <Form action="/audit/key/confirmation" class="form">
      <TextField name="words" label="The six words of the audit key" width="full" code />
      <div class="actions">
        <button class="button">Confirm the key</button>
      </div>
    </Form>
  </div>
);

const NotGiven = () => (
  <Note as="warn" title="You do not hold the audit key">
    <p>
      Tell an auditor who holds it the six check words of your own key, by voice. If nobody in your organisation has
      made an audit key, somebody else has: raise the alarm.
    </p>
  </Note>
);

const Altered = () => (
  <Note as="danger" title="Raise the alarm: your audit key was replaced">
    <p>
      What stands here for you is not the key that the trail is sealed to, or does not open. Nothing is shown with it.
      Tell the other auditors and whoever runs this installation.
    </p>
  </Note>
);

function WithoutKey({ state }: Pick<AuditStart, 'state'>) {
  if (state === 'not-made') return <NotMade />;
  if (state === 'unconfirmed') return <Unconfirmed />;
  return state === 'not-given' ? <NotGiven /> : <Altered />;
}
