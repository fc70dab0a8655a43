import { Choices, DateFields } from '../../../common/web/choices.js';
import { Select, TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note } from '../../../common/web/parts.js';
import { languages, options } from '../../../reference/vocabulary.js';
import type { OutsideChoice } from '../outside.view.js';

const WAYS = [
  { code: 'age', label: 'A file that only they can open', hint: 'They need an age key, and read its end to you.' },
  { code: 'pdf', label: 'A PDF to print', hint: 'Whoever finds it can read it.' },
  { code: 'page', label: 'A page to print now', hint: 'Whoever finds it can read it.' },
];

/** Answers first: to whom, what exactly, and can it be taken back? */
export const OutsideNewPage = ({ case: about, legal_contacts, packet_fields, language, consents }: OutsideChoice) => (
  <Desk title={`Take out a packet of ${about.reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${about.id}`}>
        {about.pseudonym} {about.reference}
      </Crumb>
      <div class="head">
        <h1>Refer to somebody without an account</h1>
        <p class="lede">You get the packet, and carry it to them by your own means.</p>
      </div>
      <Note as="warn" title="What was sent cannot be taken back">
        <p>It has no preview, no conflict check and no end. Ask them about conflicts first, without a name.</p>
      </Note>
      <Form action={`/cases/${about.id}/outside`} once={false} class="form">
        <div class="part">
          <h2>To whom, and for what</h2>
          <Select
            name="legal_contact_id"
            label="Which legal contact?"
            options={legal_contacts
              .filter(({ account }) => account !== 'account')
              .map(({ id, name }) => ({ code: id, label: name }))}
            empty="Choose one"
          />
          <Select name="purpose" label="For what?" options={options('referral_purpose')} empty="Choose one" />
        </div>
        <div class="part">
          <h2>What goes into the packet</h2>
          <Choices
            name="fields[]"
            label="What did the person agree to share?"
            hint="What is not ticked never leaves the desk."
            of={packet_fields}
          />
        </div>
        <div class="part">
          <h2>Consent</h2>
          {consents.length > 0 && (
            <Select
              name="consent_id"
              label="Which consent does it stand on?"
              hint="Or write down below when the person agreed to exactly this."
              options={consents.map(({ id, recipient, purpose, given_on }) => ({
                code: id,
                label: `${recipient}, ${purpose.label.toLowerCase()}, given on ${given_on}`,
              }))}
              empty="One that is told below"
            />
          )}
          <DateFields name="consent.given_on" label="When did the person agree to this?" />
          <Select
            name="consent.language"
            label="In which language was it explained?"
            options={languages().map(({ code, name }) => ({ code, label: name }))}
            value={language ?? undefined}
            empty="Choose one"
          />
        </div>
        <div class="part">
          <h2>How it leaves the desk</h2>
          <Choices name="way" label="As what?" of={WAYS} />
          <TextField name="recipient" label="Their public key" hint="For a sealed file. It begins with age1." />
          <TextField
            name="read_out"
            label="The last 12 letters and digits of it, as they read them to you"
            hint="Hear them by voice, on a number you know. Do not copy them from the key above."
          />
          <div class="actions">
            <button class="button">Take out the packet</button>
            <a href={`/cases/${about.id}/outside`}>What was taken out before</a>
            <a href={`/cases/${about.id}`}>Send nothing</a>
          </div>
        </div>
      </Form>
    </div>
  </Desk>
);
