import { Ceremony } from '../../common/web/ceremony.js';
import { Choices } from '../../common/web/choices.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb } from '../../common/web/parts.js';
import { roleLabel } from '../../common/web/words.js';
import type { Role } from '../../common/access/rules.js';

const DOES: Record<Role, string> = {
  caseworker: 'Opens and works the cases of their desks, once a coordinator has admitted them.',
  coordinator: 'As a caseworker; also begins desks and admits members by their check words.',
  lawyer: 'Sees what desks offer to them. Never a case.',
  campaign_lead: 'Runs campaigns. Never sees a case.',
  administrator: 'Sees to accounts and desks, as you do. Never sees a case.',
  auditor: 'Reads the audit trail, which holds nothing of what cases say.',
};

export const InvitePage = ({ roles }: { roles: Role[] }) => (
  <Desk title="New account" at="accounts">
    <div class="narrow">
      <Crumb to="/accounts">Accounts</Crumb>
      <div class="head">
        <h1>New account</h1>
      </div>
      <Form action="/accounts" class="form" once={false}>
        <Ceremony
          present="you and the newcomer, in one room or on the telephone, so that you know the voice."
          now="have pen and paper at hand and choose the role. The next page shows a handle and a one-time code, once."
          final="an account keeps its role. For another one make another account and disable this one."
        />
        <Choices
          name="role"
          label="What will this person do?"
          of={roles.map((code) => ({ code, label: roleLabel(code), hint: DOES[code] }))}
        />
        <div class="actions">
          <button class="button">Make the account</button>
          <a href="/accounts">Leave it</a>
        </div>
      </Form>
    </div>
  </Desk>
);
