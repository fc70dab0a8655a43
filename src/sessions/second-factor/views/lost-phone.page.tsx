import { TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Bare } from '../../../common/web/layout.js';
import { Note } from '../../../common/web/parts.js';

/** Answers first: whom do I call, and what do I type? */
export const LostPhonePage = () => (
  <Bare title="Lost phone">
    <div class="narrow stack">
      <p>
        <span class="brand">Ploughshare</span>
      </p>
      <h1>I have lost my phone</h1>
      <p>
        You need your passphrase, a new phone with a code app, and a one-time code for a lost phone. Your administrator
        gives you that code by voice: call them on a number you know.
      </p>
      <Form action="/lost-phone" class="form" once={false}>
        <TextField
          name="handle"
          label="Handle"
          hint="Two words and a number, as on your paper card."
          width="l"
          autocomplete="username"
          autofocus
        />
        <TextField name="passphrase" label="Passphrase" width="full" secret autocomplete="current-password" />
        <TextField
          name="code"
          label="One-time code for a lost phone"
          hint="Four groups of four. It works once, and ends 72 hours after it was made."
          width="l"
          code
        />
        <div class="actions">
          <button class="button">Show the key for the new phone</button>
          <a href="/sign-in">I have my phone: sign in</a>
        </div>
      </Form>
      <Note title="If somebody else may have the phone">
        <p>
          Tell your administrator so when you call: they end all your sessions at once. The phone alone opens nothing
          here.
        </p>
      </Note>
      <p class="small soft">
        The passphrase is lost as well? No code helps then: your administrator begins your account anew.
      </p>
    </div>
  </Bare>
);
