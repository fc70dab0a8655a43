import { DateFields } from '../../common/web/choices.js';
import { Day } from '../../common/web/dates.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Empty } from '../../common/web/parts.js';
import { OpenedWords, runs } from './referral-state.js';
import type { Extension } from './referral.view.js';

/** Answers first: until when does it run, and how much longer may it? */
export const ReferralExtensionPage = (of: Extension) => (
  <Desk title={`Let the referral to ${of.legal_contact} run longer`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.case.id}/referrals/${of.id}`}>
        {of.case.pseudonym} {of.case.reference}
      </Crumb>
      <div class="head">
        <h1>Let it run longer?</h1>
        <p class="soft">
          {of.purpose.label}, to {of.legal_contact}
        </p>
      </div>
      {runs(of.state) ? (
        <div class="stack">
          <p>
            It ends by itself on <Day on={of.ends_on} />: then its keys are destroyed, and {of.legal_contact} can open
            nothing of it any more. If they are still at work, move the day. Nothing is sent again, and nothing more is
            shared.
          </p>
          <OpenedWords opened={of.opened} state={of.state} />
          <Form action={`/referrals/${of.id}/extension`} class="form">
            <DateFields
              name="ends_on"
              label="When does it end?"
              hint="No later than the person agreed to, and at most 30 days from today."
              value={of.last_day}
            />
            <div class="actions">
              <button class="button">Let it run until then</button>
              <a href={`/cases/${of.case.id}/referrals/${of.id}`}>Leave it as it is</a>
            </div>
          </Form>
        </div>
      ) : (
        <Empty
          why={
            of.state === 'draft'
              ? 'It has not been offered yet: its days are counted from its turn.'
              : 'It has ended, and its keys are destroyed.'
          }
          next={
            of.state === 'draft' ? (
              <a href={`/referrals/${of.id}/line`}>See who is asked next</a>
            ) : (
              <a href={`/cases/${of.case.id}/referrals/new`}>Offer the case anew</a>
            )
          }
        />
      )}
    </div>
  </Desk>
);
