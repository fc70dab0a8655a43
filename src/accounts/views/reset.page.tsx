import { Ceremony } from '../../common/web/ceremony.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Crumb, Note } from '../../common/web/parts.js';
import type { AccountRow } from '../account.view.js';

/** A grave act has a page of its own, says what follows, and can be left. */
export const ResetPage = ({ id, handle, role, state, desks }: AccountRow) => {
  const own = usePage().signedIn?.handle === handle;
  return (
    <Desk title={`Begin ${handle} anew?`} at="accounts">
      <div class="narrow stack">
        <Crumb to={`/accounts/${id}`}>{handle}</Crumb>
        <div class="head">
          <h1>Begin {handle} anew?</h1>
        </div>
        <Ceremony
          present="you and the person, in one room or on a telephone number you know, so that you know the voice. Whoever asks for this by message may be somebody else."
          now="have pen and paper at hand. The next page shows a new one-time code, once: give it to them by hand or by voice."
          follows={{
            list: [
              state !== 'invited' && 'The old passphrase and code app end now, with all sessions.',
              'With the new code they make new keys, and get six new check words.',
              desks.length > 0 && (
                <>
                  They lose <span dir="auto">{desks.join(', ')}</span>. A coordinator of each desk types the new words
                  to admit them again, and is asked to renew the desk's key.
                </>
              ),
              state === 'disabled' && 'The account is disabled; this enables it.',
            ],
          }}
          final={
            state === 'invited'
              ? 'the code on the old paper opens nothing any more.'
              : 'what was sealed to the old key stays closed for ever. A reset by itself gives nothing back.'
          }
        />
        {state !== 'invited' && <Lost role={role} desks={desks} />}
        {own ? (
          <p>This is your own account. Another administrator of your organisation does this.</p>
        ) : (
          <Form action={`/accounts/${id}/reset`} once={false}>
            <div class="actions">
              <button class="button grave">Begin this account anew</button>
              <a href={`/accounts/${id}`}>Leave it as it is</a>
            </div>
          </Form>
        )}
      </div>
    </Desk>
  );
};

/** What a role holds beside its account, and loses with the key. */
const Lost = ({ role, desks }: Pick<AccountRow, 'role' | 'desks'>) =>
  role === 'lawyer' || role === 'auditor' || desks.length > 0 ? (
    <Note as="danger" title="Before you press">
      {role === 'lawyer' && (
        <p>
          Every open referral to this lawyer ends, also those they have accepted, and nothing of them can be opened any
          more. The desks that sent them must hear the new check words and send them again.
        </p>
      )}
      {role === 'auditor' && (
        <p>
          They can no longer read the audit trail. If no other auditor holds its key, what it says so far is lost: ask
          first who else does.
        </p>
      )}
      {desks.length > 0 && (
        <p>If they alone hold a desk's key, only two recovery holders together can open that desk again.</p>
      )}
    </Note>
  ) : null;
