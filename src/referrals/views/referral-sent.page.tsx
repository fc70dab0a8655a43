import { Day } from '../../common/web/dates.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Facts, Note, Tag, Words } from '../../common/web/parts.js';
import { Away, InPlace } from '../stand-in/views/in-place.js';
import { KeyLost, Parts, ReferralTag, runs } from './referral-state.js';
import { Steps } from './steps.js';
import { Told } from './told.js';
import type { SentReferral } from './referral.view.js';

/** The sender's page. Answers first: where does it stand, and what have they opened? */
export const ReferralSentPage = (of: SentReferral) => (
  <Desk title={`Referral to ${of.legal_contact}`} at="cases">
    <Crumb to={`/cases/${of.case.id}`}>
      {of.case.pseudonym} {of.case.reference}
    </Crumb>
    <div class="head">
      <h1>
        {of.purpose.label}, to {of.legal_contact}
      </h1>
      <p>
        <ReferralTag state={of.state} reason={of.decline_reason?.label} />
      </p>
      {of.decline_note && (
        <Note title="They wrote when they declined">
          <Words>{of.decline_note}</Words>
        </Note>
      )}
      <KeyLost caseId={of.case.id} of={of} />
      <Away of={of.absence} sent />
      <Steps state={of.state} />
    </div>
    <div class="split">
      <div>
        <section class="section">
          <h2>What was offered</h2>
          <Facts
            of={[
              [of.state === 'draft' ? 'Sealed' : 'Offered', <Day on={of.offered_on} />],
              [
                runs(of.state) ? 'Ends by itself' : of.state === 'draft' ? 'Ends at the latest' : 'Would have ended',
                <Day on={of.ends_on} />,
              ],
              ['In the packet', of.fields.map((field) => field.label).join(', ')],
              [
                'Consent',
                <>
                  Given on <Day on={of.consent.given_on} />, explained in {of.consent.language.label}
                </>,
              ],
            ]}
          />
        </section>
        {of.line.length > 0 && (
          <section class="section">
            <h2>One after another</h2>
            <ol class="items">
              {of.line.map(({ legal_contact, state, answer_by }) => (
                <li>
                  <p class="row apart">
                    {legal_contact}
                    <ReferralTag state={state} />
                  </p>
                  {answer_by && (
                    <p class="soft">
                      Answers by <Day on={answer_by} />
                    </p>
                  )}
                </li>
              ))}
            </ol>
            <p>
              <a href={`/referrals/${of.id}/line`}>Who is asked next</a>
            </p>
          </section>
        )}
        <section class="section">
          <h2>Questions and answers</h2>
          <p class="row">
            <a href={`/cases/${of.case.id}/referrals/${of.id}/exchange`}>What you wrote to each other</a>
            {of.written && <Tag as="wait">They wrote, and wait for you</Tag>}
          </p>
        </section>
        {of.waits_for && (
          <section class="section">
            <h2>They wait for you</h2>
            <p>
              {of.waits_for === 'name' ? 'They ask to check conflicts.' : 'They have accepted.'}{' '}
              <a href={`/referrals/${of.id}/release`}>Release the {of.waits_for}</a>, or leave it closed.
            </p>
          </section>
        )}
        {runs(of.state) && (
          <section class="section">
            <h2>If they need longer</h2>
            <p>
              <a href={`/referrals/${of.id}/extension`}>Let it run longer</a>, up to 30 days from today.
            </p>
          </section>
        )}
        {!runs(of.state) && of.state !== 'draft' && (
          <p class="small soft">
            What remains: that it was offered, to whom, on what terms, and when each part was opened. What was in it
            cannot be opened any more.
          </p>
        )}
        {runs(of.state) && (
          <section class="section">
            <h2>If the person no longer agrees</h2>
            <p>
              <a href={`/referrals/${of.id}/withdrawal`}>Withdraw it</a>. From that moment nothing of it can be opened.
            </p>
          </section>
        )}
      </div>
      <aside class="stack" aria-label="About this referral">
        <Parts opened={of.opened} state={of.state} />
        <Told of={of.told} to="desk" />
        <InPlace of={of.in_place} />
      </aside>
    </div>
  </Desk>
);
