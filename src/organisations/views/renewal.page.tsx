import { Ceremony } from '../../common/web/ceremony.js';
import { Choices } from '../../common/web/choices.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Note } from '../../common/web/parts.js';
import { roleLabel } from '../../common/web/words.js';
import type { MemberLine, RenewalView } from './desk.view.js';

/** A grave act has a page of its own, says what follows, and can be left. */
export const RenewalPage = ({ id, name, members }: RenewalView) => {
  const others = members.filter((member) => !member.own && !member.ended);
  const doubtful = others.filter((member) => !member.pinned).map(({ handle }) => handle);
  return (
    <Desk title={`Renew the key of ${name}?`} at="desks">
      <div class="narrow">
        <Crumb to={`/desks/${id}`}>{name}</Crumb>
        <div class="head">
          <h1>Renew the key of {name}?</h1>
        </div>
        <div class="stack">
          <Ceremony
            present="only you. Those who stay go on without typing anything, if they come back before the key is renewed once more."
            now="choose below who leaves, if somebody does, and press the button. Then tell those who stay, and the desks that transfer cases to yours, that the desk's words are others now."
            follows="the desk has a new key, sealed to those who stay and to the recovery holders. Who leaves opens nothing that is written from now on."
            final="who leaves can be admitted again, but the old key does not come back. What they have read, or kept of the key and of old copies of the disk, stays with them."
          />
          <Ended members={members} />
          {doubtful.length > 0 && (
            <Note as="danger" title="Keys that have changed">
              <p>
                The key of {doubtful.join(', ')} is not the one that was pinned. Hear their words and{' '}
                <a href={`/desks/${id}/pins/new`}>pin it again</a> first, or let them leave.
              </p>
            </Note>
          )}
          <Form action={`/desks/${id}/renewal`} class="form">
            {others.length > 0 && (
              <Choices
                name="leaving[]"
                label="Who leaves?"
                hint="Everybody else stays. Choose nobody when the key itself may be known to others."
                of={others.map((one) => ({ code: one.id, label: `${one.handle}, ${roleLabel(one.role)}` }))}
              />
            )}
            <div class="actions">
              <button class="button grave">Renew the key</button>
              <a href={`/desks/${id}`}>Leave it as it is</a>
            </div>
          </Form>
        </div>
      </div>
    </Desk>
  );
};

const Ended = ({ members }: { members: MemberLine[] }) => {
  const ended = members.filter((member) => member.ended).map(({ handle }) => handle);
  return ended.length > 0 ? <p>The time of {ended.join(', ')} has ended: they do not get the new key.</p> : null;
};
