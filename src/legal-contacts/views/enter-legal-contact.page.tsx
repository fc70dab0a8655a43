import { Choices } from '../../common/web/choices.js';
import { Select, TextField } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Note } from '../../common/web/parts.js';
import { options } from '../../reference/vocabulary.js';
import type { ListedLawyer } from '../legal-contacts.service.js';

export const EnterLegalContactPage = ({ lawyers }: { lawyers: ListedLawyer[] }) => (
  <Desk title="List your own lawyer" at="legal-contacts">
    <Crumb to="/legal-contacts">Legal contacts</Crumb>
    <div class="head">
      <h1>List your own lawyer</h1>
    </div>
    <div class="narrow stack">
      <Note>
        <p>Everybody who is signed in anywhere in the network will see what you write here.</p>
      </Note>
      <Form action="/legal-contacts" class="form">
        <TextField name="name" label="Name" hint="As other groups should see it: a person or an office." />
        <Select
          name="account_id"
          label="Account"
          hint="Without an account no case can be offered to them here."
          options={lawyers.map(({ id, handle }) => ({ code: id, label: handle }))}
          empty="No account"
        />
        <Select name="country" label="Country they work in" options={options('country')} empty="Choose one" />
        <Choices name="competences[]" label="Takes on" of={options('referral_purpose')} />
        <TextField
          name="capacity#"
          label="Free places"
          hint="How many more people they can take on now. Empty: not known."
          width="xs"
          inputMode="numeric"
        />
        <Choices name="languages[]" label="Speaks" of={options('language')} columns />
        <div class="actions">
          <button class="button">List this lawyer</button>
          <a href="/legal-contacts">Cancel</a>
        </div>
      </Form>
    </div>
  </Desk>
);
