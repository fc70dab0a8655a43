import { Ceremony } from '../../common/web/ceremony.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { SixWordsField } from './six-words.js';

/** Answers first: why can I open nothing yet, and whom do I call? */
export const ConfirmationPage = ({ id, name }: { id: string; name: string }) => (
  <Desk title={`Confirm the key of ${name}`} at="desks">
    <div class="narrow">
      <div class="head">
        <h1>Confirm the key of {name}</h1>
      </div>
      <div class="stack">
        <Ceremony
          present={`you and a coordinator of ${name} whose voice you know, on the telephone or in one room.`}
          now="the coordinator reads the six words of the desk to you, and you type them. They prove that the key you were given is the desk's, and not one that somebody put in its place."
          final="what you write in cases from now on is sealed to this key. Under another one, whoever made it could read it: confirm nothing that you did not hear."
        />
        <p>If you had confirmed this desk before and nobody told you of a change, raise the alarm and type nothing.</p>
        <Form action={`/desks/${id}/confirmation`} class="form">
          <SixWordsField label="The desk's six check words, as you heard them" />
          <div class="actions">
            <button class="button">Confirm the key</button>
          </div>
        </Form>
      </div>
    </div>
  </Desk>
);
