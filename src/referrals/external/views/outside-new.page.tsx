import { Choices, DateFields } from '../../../common/web/choices.js';
import { Select, TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Note } from '../../../common/web/parts.js';
import { options } from '../../../reference/vocabulary.js';
import { Agreed, InPacket, Usual } from '../../views/choosing.parts.js';
import type { ReferralChoice } from '../../views/referral.view.js';

const WAYS = [
  {
    code: 'age',
    label: 'A file that only they can open',
    hint: 'They make an age key, send you its public half, and read the end of it to you by voice.',
  },
  { code: 'pdf', label: 'A PDF to print', hint: 'Whoever finds it can read it. Documents do not go along.' },
  { code: 'page', label: 'A page to print now', hint: 'Whoever finds it can read it. Documents do not go along.' },
];

/** Answers first: to whom, what exactly, and can it be called back? */
export const OutsideNewPage = ({ case: about, legal_contacts, template, chosen, ...of }: ReferralChoice) => {
  const without = legal_contacts.filter(({ account }) => account !== 'account');
  return (
    <Desk title={`Refer ${about.reference} outside`} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${about.id}`}>
          {about.pseudonym} {about.reference}
        </Crumb>
        <div class="head">
          <h1>Refer to somebody without an account</h1>
          <p class="lede">You get the packet, and carry it to them by your own means.</p>
        </div>
        <Note as="warn" title="What was sent cannot be called back">
          <p>
            It has no preview and no conflict check, and it does not end by itself: when its time is over, or the person
            no longer agrees, somebody here has to write to them. Ask them about conflicts first, without a name.
          </p>
        </Note>
        {without.length === 0 ? (
          <Empty
            why="Every legal contact that fits has an account."
            next={<a href={`/cases/${about.id}/referrals/new`}>Refer to one of them</a>}
          />
        ) : (
          <Form action={`/cases/${about.id}/outside`} once={false} class="form">
            <Usual at={`/cases/${about.id}/outside/new`} template={template} to={chosen} />
            <div class="part">
              <h2>To whom, and for what</h2>
              <Select
                name="legal_contact_id"
                label="Which legal contact?"
                hint="Those that fit best come first."
                options={without.map(({ id, name }) => ({ code: id, label: name }))}
                value={chosen}
                empty="Choose one"
              />
              <Select
                name="purpose"
                label="For what?"
                options={options('referral_purpose')}
                value={template?.purpose}
                empty="Choose one"
              />
            </div>
            <InPacket fields={of.packet_fields} template={template} ticked={of.ticked} documents={of.documents} />
            <div class="part">
              <Agreed consents={of.consents} chosen={of.chosen_consent} language={of.language} />
              <DateFields
                name="ends_on"
                label="Until when may they use it?"
                hint="It stands on the packet. After that day you are told to ask whether they have destroyed it."
                value={of.ends_on}
              />
            </div>
            <div class="part">
              <h2>How it leaves the desk</h2>
              <Choices name="way" label="As what?" of={WAYS} />
              <TextField
                name="recipient"
                label="Their public key"
                hint="For a file that only they can open. It begins with age1."
                width="full"
              />
              <TextField
                name="read_out"
                label="The last 16 letters and digits of it, as they read them to you"
                hint="Hear them by voice, on a number you know. Do not copy them from the key above."
              />
              <div class="actions">
                <button class="button">Take out the packet</button>
                <a href={`/cases/${about.id}`}>Send nothing</a>
              </div>
            </div>
          </Form>
        )}
      </div>
    </Desk>
  );
};
