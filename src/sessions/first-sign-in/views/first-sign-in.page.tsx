import { Ceremony } from '../../../common/web/ceremony.js';
import { TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Bare } from '../../../common/web/layout.js';
import { Note } from '../../../common/web/parts.js';

/** Answers first: what do I need, and what do I type? */
export const FirstSignInPage = () => (
  <Bare title="First sign-in">
    <div class="narrow stack">
      <p>
        <span class="brand">Ploughshare</span>
      </p>
      <h1>Your first sign-in</h1>
      <Ceremony
        present="only you. Nobody else should see this screen."
        now="have three things at hand: the paper from your administrator, a sheet to write on, and a code app on your phone. It takes ten minutes."
        final="nothing on this page. The next one shows your passphrase, and your key is made when you have typed it back."
      />
      <Form action="/first-sign-in" class="form" once={false}>
        <TextField
          name="handle"
          label="Handle"
          hint="Two words and a number, as on your paper."
          width="l"
          autocomplete="username"
          autofocus
        />
        <TextField
          name="code"
          label="One-time code"
          hint="Four groups of four. It works once, and ends 72 hours after it was made."
          width="l"
          code
        />
        <div class="actions">
          <button class="button">Show my passphrase</button>
          <a href="/sign-in">I have a passphrase already</a>
        </div>
      </Form>
      <Note title="If the code does not work">
        <p>
          Type it once more. If it is still refused and you have not used it before, somebody else may have: raise the
          alarm, and call your administrator on a number you know.
        </p>
      </Note>
    </div>
  </Bare>
);
