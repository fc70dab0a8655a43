import { TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb } from '../../../common/web/parts.js';
import type { NewCodeApp } from '../second-factors.service.js';
import { NewCode } from './new-code.js';

export interface MovingModel {
  step: 'asking' | 'typing';
  /** On the one page that shows it. */
  shown?: NewCodeApp;
}

/** Answers first: what do I need at hand, and from when does the new phone count? */
export const MovingPage = ({ step, shown }: MovingModel) => (
  <Desk title="Move the code to another phone">
    <div class="narrow stack">
      <Crumb to="/account">Your account</Crumb>
      <div class="head">
        <h1>Move the code to another phone</h1>
      </div>
      {step === 'asking' ? (
        <Asking />
      ) : (
        <NewCode shown={shown} action="/account/second-factor/confirmation" again="/account/second-factor?again=yes" />
      )}
    </div>
  </Desk>
);

const Asking = () => (
  <>
    <Form action="/account/second-factor" class="form" once={false}>
      <p>
        Have both phones at hand. The next page shows a key once; you type it into the new phone. The old phone counts
        until the new one has shown a code.
      </p>
      <TextField name="passphrase" label="Passphrase" width="full" secret autocomplete="current-password" />
      <TextField
        name="totp"
        label="Code of the old phone"
        hint="Six digits. Each code works once."
        width="m"
        code
        inputMode="numeric"
        autocomplete="one-time-code"
      />
      <div class="actions">
        <button class="button">Show the key for the new phone</button>
      </div>
    </Form>
    <p class="soft">
      The old phone is gone? Call your administrator: they give you a code by voice. Then sign out and choose "I have
      lost my phone" where you sign in.
    </p>
  </>
);
