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
        <ul>
          <li>From their next request on they reach no case of this desk. Their account goes on working.</li>
          <li>
            <b>A coordinator of the desk must then renew its key</b>, on the page of the desk. Until they have, whoever
            kept a copy of the old key could still use it with a copy of the disk. Tell them now, by voice.
          </li>
          <li>The cases that were theirs stay with the desk and wait for somebody else.</li>
        </ul>
        <Note as="danger" title="What cannot be undone">
          <p>
            You cannot give the desk back: only a coordinator can, by typing their check words again. What they have
            read, they have read.
          </p>
          {others === 0 && (
            <p>
              <b>Nobody else holds this desk's key.</b> Afterwards only two recovery holders together can open it again.
              Have a coordinator admit somebody first.
            </p>
          )}
          {others > 0 && coordinators === 0 && (
            <p>
              <b>No coordinator is left at this desk:</b> nobody could renew its key or admit anyone. Have another
              coordinator admitted first.
            </p>
          )}
        </Note>
        <Form action={`/organisation/desks/${desk.id}/members/${member.id}/removal`} once={false}>
          <div class="actions">
            <button class="button grave">Remove from the desk</button>
            <a href="/organisation">Leave them on the desk</a>
          </div>
        </Form>
      </div>
    </Desk>
  );
};
