import { TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Facts, Note, Ref } from '../../../common/web/parts.js';
import type { NewCodeApp } from '../second-factors.service.js';

/** What the new phone's app is given, and the code that proves it. `again`: where to begin anew. */
export const NewCode = ({ shown, action, again }: { shown?: NewCodeApp; action: string; again: string }) => (
  <>
    {shown ? (
      <section class="section">
        <h2>1. In the code app of the new phone</h2>
        <p>Add an account by hand: choose "enter a setup key". This page is the only one that shows the key.</p>
        <Facts
          of={[
            ['Account', <Ref long>{shown.handle}</Ref>],
            ['Key', <bdi class="handle">{shown.secret.match(/.{1,4}/g)?.join(' ')}</bdi>],
            ['Kind', 'Time based, 6 digits, 30 seconds'],
          ]}
        />
        <details>
          <summary>The same as one address, for apps that take it</summary>
          <p class="handle">{shown.uri}</p>
        </details>
      </section>
    ) : (
      <Note title="The key is not shown a second time">
        <p>
          If it is in the app of the new phone, type the code it shows. If not: <a href={again}>begin again</a>, and
          take the half-made account out of the app. Until then the old code app is the one that counts.
        </p>
      </Note>
    )}
    <section class="section">
      <h2>{shown ? '2. Try it' : 'Try it'}</h2>
      <Form action={action} class="form" once={false}>
        <TextField
          name="totp"
          label="Code of the new phone"
          hint="The six digits that it shows now."
          width="m"
          code
          inputMode="numeric"
          autocomplete="one-time-code"
        />
        <Note as="warn" title="What follows">
          <p>
            From then on only the new phone's codes count. You are signed out everywhere else, and it is recorded.
            Delete the account from the old phone's app if you have it.
          </p>
        </Note>
        <div class="actions">
          <button class="button">Use the new phone from now on</button>
        </div>
      </Form>
    </section>
  </>
);
