import { TextField } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Crumb, Note } from '../../common/web/parts.js';
import type { RemindersView } from '../address.view.js';

/** Answers first: does this server write to me, and where? */
export const RemindersPage = ({ address, state }: RemindersView) => (
  <Desk title="Reminders by mail">
    <div class="narrow stack">
      <Crumb to="/account">Your account</Crumb>
      <div class="head">
        <h1>Reminders by mail</h1>
        <State address={address} state={state} />
      </div>
      <WhenAndWhat />
      <Note as="warn" title="Think of who can see it">
        <p>
          The address stands readable in the database of this server, beside your handle, because mail is sent while
          nobody is signed in. Whoever seizes the server learns which account has which address, and whoever carries the
          mail learns that somebody of this server writes to you. Take an address that does not bear your name, or none:
          everything a mail says stands on your first page too.
        </p>
      </Note>
      {state === 'unconfirmed' && <Confirm />}
      <section class="section">
        <h2>{address ? 'Another address' : 'Your address'}</h2>
        <Form action="/account/reminders" class="form" once={false}>
          <TextField
            name="address"
            label="Mail address"
            hint="One plain address. It gets a code, which you type here: nobody else can have mail sent to it."
            code
            inputMode="email"
          />
          <div class="actions">
            <button class={state === 'unconfirmed' ? 'button quiet' : 'button'}>Send a code to this address</button>
          </div>
        </Form>
      </section>
      {address && (
        <section class="section">
          <h2>Take it away</h2>
          <p>From then on nothing is sent, and the address is no longer in the database.</p>
          <Form action="/account/reminders" method="delete" once={false}>
            <div class="actions">
              <button class="button quiet">Take the address away</button>
            </div>
          </Form>
        </section>
      )}
    </div>
  </Desk>
);

function State({ address, state }: RemindersView) {
  const shown = <bdi class="code long">{address}</bdi>;
  if (state === 'none') return <p class="lede">No mail is sent to you: there is no address.</p>;
  if (state === 'confirmed') return <p class="lede">Reminders go to {shown}.</p>;
  if (state === 'unconfirmed') return <p class="lede">{shown} is not confirmed yet: no reminders are sent.</p>;
  return (
    <Note as="danger" title="No reminders are sent">
      <p>The mail server refused {shown}. Type it again, or another one.</p>
    </Note>
  );
}

const Confirm = () => (
  <section class="section">
    <h2>Type the code</h2>
    <p>
      A code is on its way, unless this address has had one today already: it gets one code a day, whoever asks. It
      works for a day and for five tries.
    </p>
    <Form action="/account/reminders/confirmation" class="form" once={false}>
      <TextField
        name="code"
        label="Code of the mail"
        hint="Twelve letters and digits, like 7QK2-M9XA-4C0D."
        code
        width="m"
      />
      <div class="actions">
        <button class="button">Confirm the address</button>
      </div>
    </Form>
  </section>
);

function WhenAndWhat() {
  const isLawyer = usePage().signedIn?.role === 'lawyer';
  return (
    <p>
      At most one mail a day, in the morning (from 06:00 UTC).{' '}
      {isLawyer
        ? 'It is sent when a referral has waited two days for your answer, and seven days and one day before one ends.'
        : 'It is sent while something is due in a case that you hold, have a task in, or that nobody of your desk holds.'}{' '}
      It says that, and nothing more: not what, not whose, not how many.
    </p>
  );
}
