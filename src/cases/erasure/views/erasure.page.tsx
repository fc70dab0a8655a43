import { TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note } from '../../../common/web/parts.js';
import type { ErasureForm } from '../erasure.view.js';

/** The gravest act there is has a page of its own, says what follows, and asks for the reference to be typed. */
export const ErasurePage = (of: ErasureForm) => (
  <Desk title="Erase this case now?" at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.id}`}>
        {of.pseudonym} {of.reference}
      </Crumb>
      <div class="head">
        <h1>{of.person ? 'Erase this case and its person now?' : 'Erase this case now?'}</h1>
      </div>
      <div class="stack">
        <Note as="warn" title="This cannot be taken back">
          <p>
            The keys of this case are destroyed at once, and with them everything in it: facts, notes, documents,
            deadlines, proceedings, tasks and what was sent to lawyers.{' '}
            {of.person
              ? 'The person goes with it: names, contacts, and what they agreed to. No other case of theirs remains.'
              : 'The person stays, with their names and contacts: another case of theirs remains.'}
          </p>
          <p>
            Nobody can open it again: not your desk, not the recovery holders, not whoever runs the server. It goes out
            of the files of the database within a day, and out of backups within seven days.
          </p>
        </Note>
        {of.merged_from.length > 0 && <p>The same person's earlier cases go with it: {of.merged_from.join(', ')}.</p>}
        {of.merged_into && (
          <p>
            It went into <a href={`/cases/${of.merged_into.id}`}>{of.merged_into.reference}</a>, which holds what stood
            here. If everything of the person is to go, erase that case.
          </p>
        )}
        {of.referred_to.length > 0 && (
          <p>
            {of.referred_to.join(', ')} can open nothing of it any more. What was already read cannot be taken back: ask
            them to destroy it.
          </p>
        )}
        {of.held_outside.length > 0 && (
          <Note as="warn" title={`They hold a packet: ${of.held_outside.join(', ')}`}>
            <p>
              It cannot be called back. Ask them first to destroy it, and keep their names until they have: afterwards
              nothing here says who they are.
            </p>
          </Note>
        )}
        <p>
          What remains is a line without content: that your desk erased a case today, by whom, and why. What left this
          server before (paper, files for a lawyer, an export) is not reached.
        </p>
        <Form action={`/cases/${of.id}/erasure`} class="form">
          <TextField
            name="reason"
            label="Why is it erased now?"
            hint="Auditors read it. For example: withdrew everything; was not who they said. No names."
            width="full"
          />
          <TextField
            name="reference"
            label="Type the reference of this case"
            hint={`${of.reference}, to say that you mean this one.`}
            code
          />
          <div class="actions">
            <button class="button grave">{of.person ? 'Erase the case and the person' : 'Erase the case'}</button>
            <a href={`/cases/${of.id}`}>Keep it</a>
          </div>
        </Form>
      </div>
    </div>
  </Desk>
);
