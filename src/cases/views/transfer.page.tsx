import { Ceremony } from '../../common/web/ceremony.js';
import { Choices } from '../../common/web/choices.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Empty, Note } from '../../common/web/parts.js';

/** `GET /cases/:id/transfer` */
export interface TransferForm {
  id: string;
  reference: string;
  pseudonym: string;
  desk_id: string;
  desks: { id: string; name: string; pinned: boolean }[];
  /** Names of the legal contacts who are still asked. */
  referred_to: string[];
}

/** A grave act has a page of its own, says what follows, and can be left. */
export const TransferPage = (of: TransferForm) => (
  <Desk title={`Offer ${of.reference} to another desk?`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.id}`}>
        {of.pseudonym} {of.reference}
      </Crumb>
      <div class="head">
        <h1>Offer the case to another desk?</h1>
      </div>
      <div class="stack">
        <Ceremony
          present="nobody but you; a coordinator of the other desk accepts in their own session. You must have pinned their desk's key by voice."
          now="choose the desk, then call its coordinator and say that a case waits. Say no name."
          follows="its keys are sealed to the other desk. Until they accept, the case stays here and you can take the offer back. Once they accept, your desk reads it no more: not its notes, not the name."
          final="an accepted transfer. The other desk would have to offer it back."
        />
        {of.referred_to.length > 0 ? (
          <Note as="warn" title="A referral is still running">
            <p>
              {of.referred_to.join(', ')} would answer to your desk. Withdraw the referral, or wait until it has ended.
            </p>
          </Note>
        ) : of.desks.length === 0 ? (
          <Empty
            why="Your organisation has no other desk with keys."
            next={<a href={`/cases/${of.id}`}>Back to the case</a>}
          />
        ) : (
          <Offer of={of} />
        )}
      </div>
    </div>
  </Desk>
);

const Offer = ({ of }: { of: TransferForm }) => (
  <>
    {of.desks.some(({ pinned }) => !pinned) && (
      <p>
        <a href={`/desks/${of.desk_id}/pins/new`}>Pin the key of another desk</a>
      </p>
    )}
    <Form action={`/cases/${of.id}/transfer`} class="form">
      <Choices
        name="to_desk_id"
        label="Which desk?"
        of={of.desks.map(({ id, name, pinned }) => ({
          code: id,
          label: name,
          closed: !pinned,
          hint: pinned ? undefined : 'The key it has today is not pinned by your desk.',
        }))}
      />
      <div class="actions">
        <button class="button grave">Offer the case</button>
        <a href={`/cases/${of.id}`}>Keep it here</a>
      </div>
    </Form>
  </>
);
