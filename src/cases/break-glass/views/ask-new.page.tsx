import { Ceremony } from '../../../common/web/ceremony.js';
import { Choices } from '../../../common/web/choices.js';
import { TextArea, TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import type { AskForm } from '../break-glass.view.js';

/** A grave act has a page of its own, says what follows, and can be left. */
export const AskNewPage = ({ own, desks }: AskForm) => (
  <Desk title="Ask to see a case of another desk" at="desks">
    <div class="narrow">
      <Crumb to="/break-glass">Cases shown between desks</Crumb>
      <div class="head">
        <h1>Break the glass: ask to see one case of another desk</h1>
      </div>
      <div class="stack">
        <Ceremony
          present="nobody but you; somebody of the other desk answers in their own session. Call them: they will want to know your voice."
          now="say which case, and why it cannot wait until that desk does it."
          follows="both desks see at once that you asked, and why. If they grant it, you read a copy of the case for four hours at most: not the name, no contact, no document. You change nothing in it."
          final="that you asked, what was answered and each time you open it is recorded, for the auditors and in the case."
        />
        {desks.length === 0 ? (
          <Empty why="Your organisation has no other desk with keys." next={<a href="/today">Back to today</a>} />
        ) : (
          <Ask own={own} desks={desks} />
        )}
      </div>
    </div>
  </Desk>
);

const Ask = ({ own, desks }: AskForm) => (
  <>
    {desks.some(({ pinned }) => !pinned) && (
      <p>
        <a href={`/desks/${own[0]!.id}/pins/new`}>Pin the key of another desk</a>
      </p>
    )}
    <Form action="/break-glass" class="form">
      {own.length > 1 && (
        <Choices
          name="from_desk_id"
          label="Which of your desks asks?"
          of={own.map(({ id, name }) => ({ code: id, label: name }))}
        />
      )}
      <Choices
        name="desk_id"
        label="Whose case is it?"
        of={desks.map(({ id, name, pinned }) => ({
          code: id,
          label: name,
          closed: !pinned,
          hint: pinned ? undefined : 'The key it has today is not pinned by your desk.',
        }))}
      />
      <TextField name="reference" label="Reference of the case" hint="Such as K7Q-4MX. Never a name." width="s" code />
      <TextArea name="reason" label="Why can it not wait?" hint="The other desk decides by it. Write no name." small />
      <div class="actions">
        <button class="button grave">Ask to see this case</button>
        <a href="/break-glass">Do not ask</a>
      </div>
    </Form>
  </>
);
