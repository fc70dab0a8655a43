import { Day } from '../../common/web/dates.js';
import { Form, Hidden } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Empty } from '../../common/web/parts.js';
import { OpenedWords } from './referral-state.js';
import type { SentReferral } from './referral.view.js';

/** Answers first: what leaves the desk now, and can it be taken back? */
export const ReferralReleasePage = (of: SentReferral) => (
  <Desk title={`Release to ${of.legal_contact}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.case.id}/referrals/${of.id}`}>
        {of.case.pseudonym} {of.case.reference}
      </Crumb>
      <div class="head">
        <h1>{of.waits_for ? `Release the ${of.waits_for}?` : 'Nothing to release'}</h1>
        <p class="soft">
          {of.purpose.label}, to {of.legal_contact}
        </p>
      </div>
      {of.waits_for ? (
        <div class="stack">
          {of.waits_for === 'name' ? (
            <p>
              {of.legal_contact} asks to check conflicts. They will see the names of the person, and nothing else. Until
              you release them, no name has left the desk.
            </p>
          ) : (
            <>
              <p>
                {of.legal_contact} has accepted. They will see what the person agreed to share, as it stands today,
                until <Day on={of.ends_on} />:
              </p>
              <ul>
                {of.fields.map((field) => (
                  <li>{field.label}</li>
                ))}
              </ul>
            </>
          )}
          <p>What they have read cannot be taken back. Are you in doubt? Ask them first, by the way you agreed on.</p>
          <OpenedWords opened={of.opened} state={of.state} />
          <Form action={`/referrals/${of.id}/release`}>
            <Hidden name="part" value={of.waits_for} />
            <div class="actions">
              <button class="button">Release the {of.waits_for}</button>
              <a href={`/cases/${of.case.id}/referrals/${of.id}`}>Not yet</a>
              <a href={`/referrals/${of.id}/withdrawal`}>Withdraw the referral</a>
            </div>
          </Form>
        </div>
      ) : (
        <Empty
          why="They do not wait for a part of it."
          next={<a href={`/cases/${of.case.id}/referrals/${of.id}`}>See where the referral stands</a>}
        />
      )}
    </div>
  </Desk>
);
