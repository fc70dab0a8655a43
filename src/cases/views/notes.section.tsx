import { Choices } from '../../common/web/choices.js';
import { Day, longDate } from '../../common/web/dates.js';
import { TextArea } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { usePage } from '../../common/web/page-context.js';
import { Empty, Words } from '../../common/web/parts.js';
import type { CaseDetail, TimelineEntry } from './case.view.js';

const visibilities = [
  { code: 'desk', label: 'My desk only' },
  { code: 'lawyer', label: 'Also a lawyer, in a packet' },
];

export const NotesSection = ({ of }: { of: CaseDetail }) => (
  <section class="section" aria-labelledby="notes">
    <h2 id="notes">Notes</h2>
    <Form action={`/cases/${of.id}/notes`} class="stack">
      <TextArea
        name="text"
        label={of.draft ? 'Your draft' : 'New note'}
        hint={
          of.draft
            ? `Kept on ${longDate(of.draft.on, usePage().lang)}. Only you see it, until you save it as a note.`
            : 'Leave out names: write "his sister", not who she is.'
        }
        value={of.draft?.text}
      />
      <Choices
        name="visibility"
        label="Who may read it?"
        of={visibilities}
        value={of.draft?.visibility ?? 'desk'}
        columns
      />
      <div class="actions inline">
        <button class="button">{of.state === 'closed' ? 'Save note after closing' : 'Save note'}</button>
        <button class="button quiet" name="draft?" value="yes">
          Keep as draft
        </button>
      </div>
    </Form>
    {of.draft && (
      <Form action={`/cases/${of.id}/notes/draft`} method="delete">
        <button class="as-link">Throw the draft away</button>
      </Form>
    )}
    <hr />
    {of.notes.length === 0 ? (
      <Empty why="Nothing has been written here yet." next="Begin with what the person said, in your own words." />
    ) : (
      <ol class="timeline">
        {of.notes.map((entry) => (
          <Entry caseId={of.id} entry={entry} />
        ))}
      </ol>
    )}
    {of.older && (
      <p class="pager">
        <a href={`/cases/${of.id}?before=${encodeURIComponent(of.older)}`}>Older notes</a>
      </p>
    )}
  </section>
);

/** What somebody said is filled; what the system did is hollow. */
const Entry = ({ caseId, entry }: { caseId: string; entry: TimelineEntry }) => (
  <li class={entry.from === 'word' ? 'word' : undefined}>
    <h3>{entry.title}</h3>
    <p class="by">
      <Day on={entry.on} />, {entry.by}
      {entry.visibility === 'lawyer' && ', may go into a packet'}
    </p>
    {entry.text && <Words>{entry.text}</Words>}
    {entry.changes && (
      <p class="small">
        <a href={`/cases/${caseId}/history`}>What it was before</a>
      </p>
    )}
  </li>
);
