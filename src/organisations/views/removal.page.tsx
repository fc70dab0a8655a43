import { Ceremony } from '../../common/web/ceremony.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Note } from '../../common/web/parts.js';
import { roleLabel } from '../../common/web/words.js';
import type { MembershipView } from '../organisation.service.js';

/** A grave act has a page of its own, says what follows, and can be left. */
export const RemovalPage = ({ desk, member, others, coordinators }: MembershipView) => {
  const title = `Remove ${member.handle}?`;
  return (
    <Desk title={title} at="organisation">
      <div class="narrow stack">
        <Crumb to="/organisation">Organisation</Crumb>
        <div class="head">
          <h1>{title}</h1>
          <p class="lede">
            {roleLabel(member.role)} of <span dir="auto">{desk.name}</span>. You can do this alone; what must follow,
            you cannot.
          </p>
        </div>
        <Ceremony
          present="nobody but you. Have a coordinator of the desk on the telephone: their part follows yours at once."
          now="press the button below, then tell the coordinator by voice to renew the desk's key."
          follows={{
            list: [
              'From their next request on they reach no case of this desk. Their account goes on working.',
              <>
                <b>A coordinator of the desk must then renew its key</b>, on the page of the desk. Until they have,
                whoever kept a copy of the old key could still use it with a copy of the disk.
              </>,
              'The cases that were theirs stay with the desk and wait for somebody else.',
            ],
          }}
          final="you cannot give the desk back. Only a coordinator can, by typing the member's check words again. What they have read, they have read."
        />
        {others === 0 && (
          <Note as="danger" title="Nobody else holds this desk's key">
            <p>
              So nobody is removed: only two recovery holders together could open the desk again. Have a coordinator
              admit somebody first. If this person must lose access now,{' '}
              <a href={`/accounts/${member.id}`}>disable their account</a>.
            </p>
          </Note>
        )}
        {others > 0 && coordinators === 0 && (
          <Note as="danger" title="No coordinator is left at this desk">
            <p>Nobody could renew its key or admit anyone. Have another coordinator admitted first.</p>
          </Note>
        )}
        {others > 0 && (
          <Form action={`/organisation/desks/${desk.id}/members/${member.id}/removal`} once={false}>
            <div class="actions">
              <button class="button grave">Remove from the desk</button>
              <a href="/organisation">Leave them on the desk</a>
            </div>
          </Form>
        )}
      </div>
    </Desk>
  );
};
