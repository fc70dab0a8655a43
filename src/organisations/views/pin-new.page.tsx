import { Ceremony } from '../../common/web/ceremony.js';
import { Select } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Empty } from '../../common/web/parts.js';
import type { NewPinView } from './desk.view.js';
import { SixWordsField } from './six-words.js';

/** Answers first: whom do I call, and what do they read to me? */
export const PinNewPage = ({ id, name, subjects, chosen }: NewPinView) => (
  <Desk title="Pin a key" at="desks">
    <div class="narrow">
      <Crumb to={`/desks/${id}/pins`}>Keys that {name} has checked</Crumb>
      <div class="head">
        <h1>Pin a key</h1>
      </div>
      <div class="stack">
        <Ceremony
          present="you and whoever holds the key, on the telephone or in one room, so that you know the voice. For another desk: one of its members, who reads the words from that desk's page."
          now="they say their six check words, and you type them. Words that came in a message prove nothing."
          follows={`cases can be offered to this lawyer, or transferred to this desk, by everybody of ${name}. A coordinator can unpin the key again: then nothing more goes out to it.`}
          final="what was sealed to the key and read by whoever holds it stays read."
        />
        {subjects.length === 0 ? (
          <Empty
            why="Every key that could be pinned here is pinned, and holds."
            next={<a href="/legal-contacts">See the legal contacts</a>}
          />
        ) : (
          <Form action={`/desks/${id}/pins`} class="form">
            <Select name="subject" label="Whose key is it?" options={subjects} value={chosen} empty="Choose one" />
            <SixWordsField label="Their six check words, as you heard them" />
            <div class="actions">
              <button class="button">Pin this key</button>
              <a href={`/desks/${id}/pins`}>Not now</a>
            </div>
          </Form>
        )}
      </div>
    </div>
  </Desk>
);
