import { TextField } from '../../common/web/fields.js';
import { Form, Hidden } from '../../common/web/form.js';
import { Bare } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Note } from '../../common/web/parts.js';

export interface SignIn {
  /** Why the last attempt failed, or why one has to sign in again. It never tells which part was wrong. */
  problem?: string;
  /** What was typed in a form that outlived its session: carried back, never stored. */
  carried?: { name: string; value: string }[];
}

/** Answers first: am I on the right site, and what do I type? */
export function SignInPage({ problem, carried = [] }: SignIn) {
  const { demonstration, problem: shown } = usePage();
  return (
    <Bare title="Sign in">
      <div class="sign-in stack">
        <p>
          <span class="brand">Ploughshare</span>
        </p>
        <h1>Sign in to your desk</h1>
        {problem && problem !== shown && (
          <div role="alert">
            <Note as="danger">
              <p>{problem}</p>
            </Note>
          </div>
        )}
        <Form action="/sign-in" class="form" once={false}>
          {carried.map((field) => (
            <Hidden name={field.name} value={field.value} />
          ))}
          <TextField
            name="handle"
            label="Handle"
            hint="Two words and a number, as on your paper card."
            width="full"
            autocomplete="username"
            autofocus
          />
          <TextField name="passphrase" label="Passphrase" width="full" secret autocomplete="current-password" />
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
            <button class="button w-full">Sign in</button>
          </div>
        </Form>
        {demonstration ? (
          <p class="small soft">The demonstration printed how to sign in where you started it.</p>
        ) : (
          <p class="small soft">
            Is the address in the bar the one on your paper card? If not, close this page and call your coordinator.
          </p>
        )}
        <p class="small">
          <a href="/lost-phone">I have lost my phone</a>
        </p>
        <p class="small">
          <a href="/first-sign-in">My first time: I have a one-time code</a>
        </p>
        <p class="small">
          <a href="/public/help">I need help for myself or someone else</a>
        </p>
      </div>
    </Bare>
  );
}
