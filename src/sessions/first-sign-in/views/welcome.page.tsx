import { Ceremony } from '../../../common/web/ceremony.js';
import { TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Bare } from '../../../common/web/layout.js';
import { Facts, Ref } from '../../../common/web/parts.js';

export interface Welcome {
  handle: string;
  passphrase: string;
  /** In base32. */
  totp_secret: string;
  totp_uri: string;
}

/** Answers first: what do I write down? */
export const WelcomePage = ({ welcome }: { welcome: Welcome | null }) =>
  welcome ? <WriteDown {...welcome} /> : <NothingToShow />;

const NothingToShow = () => (
  <Bare title="No passphrase here">
    <div class="narrow stack">
      <h1>There is no passphrase to show</h1>
      <p>
        It was typed back already, or 15 minutes have gone by and it was forgotten. In the second case cross out what
        you wrote down and begin once more with your one-time code: it still works, and you get another passphrase.
      </p>
      <p>
        <a href="/first-sign-in">Begin with a one-time code</a>
      </p>
      <p>
        <a href="/sign-in">I have a passphrase: sign in</a>
      </p>
    </div>
  </Bare>
);

const WriteDown = ({ handle, passphrase, totp_secret, totp_uri }: Welcome) => (
  <Bare title="Your passphrase">
    <div class="narrow stack">
      <p>
        <span class="brand">Ploughshare</span>
      </p>
      <h1>Write down your passphrase</h1>
      <Ceremony
        present="only you. Nobody else has seen this passphrase."
        now="write it down, put the key into your code app, and type both back. You have 15 minutes; the passphrase is not shown again after this page."
        final="with the button below your key is made. Nobody can look up your passphrase: if it is lost, so is what your key opens, and you begin anew with a new code. Keep the paper where you would keep a passport."
      />
      <section class="section">
        <h2>1. On paper</h2>
        <p>Your handle is {handle}. Your passphrase:</p>
        <ol class="code">
          {passphrase.split(' ').map((word) => (
            <li>{word}</li>
          ))}
        </ol>
      </section>
      <section class="section">
        <h2>2. In your code app</h2>
        <p>Add an account by hand: choose "enter a setup key".</p>
        <Facts
          of={[
            ['Account', <Ref long>{handle}</Ref>],
            ['Key', <bdi class="handle">{totp_secret.match(/.{1,4}/g)?.join(' ')}</bdi>],
            ['Kind', 'Time based, 6 digits, 30 seconds'],
          ]}
        />
        <details>
          <summary>The same as one address, for apps that take it</summary>
          <p class="handle">{totp_uri}</p>
        </details>
      </section>
      <section class="section">
        <h2>3. Try both</h2>
        <Form action="/first-sign-in/passphrase" class="form" once={false}>
          <TextField
            name="passphrase"
            label="Passphrase"
            hint="All six words, typed from your paper."
            width="full"
            secret
          />
          <TextField
            name="totp"
            label="Six-digit code"
            hint="What your code app shows now."
            width="m"
            code
            inputMode="numeric"
            autocomplete="one-time-code"
          />
          <div class="actions">
            <button class="button">Begin</button>
          </div>
        </Form>
      </section>
    </div>
  </Bare>
);
