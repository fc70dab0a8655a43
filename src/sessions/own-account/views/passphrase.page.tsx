import { TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note } from '../../../common/web/parts.js';

export interface PassphraseModel {
  step: 'asking' | 'typing';
  /** The new one, on the one page that shows it. */
  passphrase?: string;
}

/** Answers first: what do I need at hand, and from when does the new one hold? */
export function PassphrasePage({ step, passphrase }: PassphraseModel) {
  return (
    <Desk title="Change your passphrase">
      <div class="narrow">
        <Crumb to="/account">Your account</Crumb>
        <div class="head">
          <h1>Change your passphrase</h1>
        </div>
        {step === 'asking' ? <Asking /> : <Typing passphrase={passphrase} />}
      </div>
    </Desk>
  );
}

const Asking = () => (
  <Form action="/account/passphrase" class="form" once={false}>
    <p>
      Have a pen and paper at hand. The next page shows a new passphrase once. It holds when you have typed it back;
      then you are signed out everywhere else.
    </p>
    <TextField name="passphrase" label="Present passphrase" width="full" secret autocomplete="current-password" />
    <TextField
      name="totp"
      label="Six-digit code"
      hint="From your code app. Each code works once."
      width="m"
      code
      inputMode="numeric"
      autocomplete="one-time-code"
    />
    <div class="actions">
      <button class="button">Show me a new passphrase</button>
    </div>
  </Form>
);

const Typing = ({ passphrase }: Pick<PassphraseModel, 'passphrase'>) => (
  <div class="stack">
    {passphrase ? (
      <Note as="warn" title="Your new passphrase">
        <p>
          <bdi class="code" dir="ltr">
            {passphrase}
          </bdi>
        </p>
        <p>Write it on paper now. No page shows it again, and nobody can look it up.</p>
      </Note>
    ) : (
      <p>
        Type the new passphrase from your paper. If you did not write it down:{' '}
        <a href="/account/passphrase?again=yes">begin again</a>. Until then the old one holds.
      </p>
    )}
    <Form action="/account/passphrase/confirmation" class="form" once={false}>
      <TextField name="passphrase" label="New passphrase, from your paper" width="full" secret />
      <div class="actions">
        <button class="button">Use this passphrase from now on</button>
      </div>
    </Form>
  </div>
);
