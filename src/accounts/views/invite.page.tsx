import { Choices } from '../../common/web/choices.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Note } from '../../common/web/parts.js';
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
        <p class="lede">Have the newcomer with you, or be ready to call them: the next page is shown once.</p>
      </div>
      <Form action="/accounts" class="form" once={false}>
        <Choices
          name="role"
          label="What will this person do?"
          of={roles.map((code) => ({ code, label: roleLabel(code), hint: DOES[code] }))}
        />
        <Note title="What cannot be undone">
          <p>An account keeps its role. For another one make another account and disable this one.</p>
        </Note>
        <div class="actions">
          <button class="button">Make the account</button>
          <a href="/accounts">Leave it</a>
        </div>
      </Form>
    </div>
  </Desk>
);
