import { TextField } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Note, Ref, Tag } from '../../common/web/parts.js';
import type { ExportKeyState } from '../export-keys.service.js';

/** `GET /desks/:id/export-key` */
export interface ExportKeyView {
  id: string;
  name: string;
  recipient: string | null;
  state: ExportKeyState;
}

/** Answers first: can this desk's cases be taken out, and who will be able to open the file? */
export const ExportKeyPage = ({ id, name, recipient, state }: ExportKeyView) => (
  <Desk title={`Key for taking out all cases of ${name}`} at="desks">
    <div class="narrow">
      <Crumb to={`/desks/${id}`}>{name}</Crumb>
      <div class="head">
        <h1>Key for taking out all cases</h1>
        <p class="lede">
          A file with every case of {name}, names included, is sealed to this one key. Whoever holds its secret half
          reads all of it.
        </p>
      </div>
      {recipient && <Entered id={id} recipient={recipient} pinned={state === 'pinned'} />}
      <section class="section stack">
        <h2>{recipient ? 'Enter another key' : 'Enter the key'}</h2>
        <p>
          The holder makes an age identity on a machine that is offline (<Ref>age-keygen</Ref>), keeps it there or on
          paper, and gives you only the public key.
        </p>
        {recipient && (
          <p>From then on nothing is sealed to the key above, and the words of the new one are asked for.</p>
        )}
        <Form action={`/desks/${id}/export-key`} class="form" label="Public key">
          <TextField
            name="recipient"
            label="Public key of the holder"
            hint="Begins with age1, 62 characters."
            width="full"
            code
          />
          <div class="actions">
            <button class={recipient ? 'button quiet' : 'button'}>Enter this key</button>
            <a href={`/desks/${id}`}>Not now</a>
          </div>
        </Form>
      </section>
    </div>
  </Desk>
);

const Entered = ({ id, recipient, pinned }: { id: string; recipient: string; pinned: boolean }) => (
  <section class="section stack">
    <h2>The key that stands here</h2>
    <p class="handle">{recipient}</p>
    {pinned ? (
      <>
        <p>
          <Tag as="on">Checked by its words</Tag>
        </p>
        <div class="actions">
          <a class="button" href="/exports">
            Take cases out
          </a>
        </div>
      </>
    ) : (
      <>
        <Note as="warn" title="Nothing is sealed to it until its words were heard">
          <ol>
            <li>The administrator prints this key and its six words, under Organisation, for the holder.</li>
            <li>The holder compares the key with the one they made, all 62 characters.</li>
            <li>The holder reads the six words to you by voice, and you type them.</li>
          </ol>
        </Note>
        <div class="actions">
          <a class="button" href={`/desks/${id}/pins/new?subject=export.${id}`}>
            Type the six words
          </a>
        </div>
      </>
    )}
  </section>
);
