import { daysLeft, Day, timeLeft } from '../../common/web/dates.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Crumb, Note, Tag } from '../../common/web/parts.js';
import { InPlace } from '../stand-in/views/in-place.js';
import { AnswerSection } from './answer.section.js';
import { PreviewSection, titleOf } from './preview.js';
import { Parts, ReferralTag, runs } from './referral-state.js';
import type { Offer } from './referral.view.js';
import { Steps } from './steps.js';
import { Told } from './told.js';

/** Answers first: can I take this, may I take this, and by when must I say so? */
export function OfferPage(of: Offer) {
  const { lang, today } = usePage();
  const title = titleOf(of.preview);
  return (
    <Desk title={title} at="referrals">
      <Crumb to="/referrals">Referrals to you</Crumb>
      <div class="head">
        <h1>{title}</h1>
        <p class="row">
          <ReferralTag state={of.state} reason={of.decline_reason?.label} />
          {runs(of.state) && (
            <Tag as="wait">
              Ends on <Day on={of.ends_on} />: {timeLeft(daysLeft(of.ends_on, today), lang)}
            </Tag>
          )}
        </p>
        {of.in_place_of && (
          <Note title={`You stand in for ${of.in_place_of}`}>
            <p>
              It was offered to them. What you do here is told to the desk and to them, as done by you. Your list of
              names is compared, not theirs.
            </p>
          </Note>
        )}
        <Steps state={of.state} />
      </div>
      <div class="split">
        <div>
          {runs(of.state) && (
            <>
              <section class="section">
                <h2>{of.state === 'accepted' ? 'What you agreed to do' : 'What you would be asked to do'}</h2>
                <p>{of.preview.purpose.label}. Later work would be a new referral.</p>
              </section>
              <PreviewSection of={of.preview} />
            </>
          )}
          {runs(of.state) && !of.in_place_of && (
            <section class="section">
              <h2>Questions and answers</h2>
              <p class="row">
                <a href={`/referrals/${of.id}/exchange`}>Ask the desk, or answer it</a>
                {of.written && <Tag as="wait">The desk wrote</Tag>}
              </p>
            </section>
          )}
          <AnswerSection of={of} />
        </div>
        <aside class="stack" aria-label="About this referral">
          {!of.in_place_of && <Parts opened={of.opened} state={of.state} />}
          <InPlace of={of.in_place} />
          <Told of={of.told} to="lawyer" />
          {of.consent && (
            <section class="panel">
              <h2>What the packet holds</h2>
              <ul>
                {of.holds.map((field) => (
                  <li>{field.label}</li>
                ))}
              </ul>
              <p class="small soft">
                The person agreed to this and to nothing else, on <Day on={of.consent.given_on} />, explained in{' '}
                {of.consent.language.label}.
              </p>
            </section>
          )}
          {runs(of.state) && (
            <section class="panel">
              <h2>Then</h2>
              <p class="small">
                Access ends by itself on <Day on={of.ends_on} />, and earlier if the matter ends or the person withdraws
                consent. If you decline or don't answer, all three keys are destroyed.
              </p>
            </section>
          )}
        </aside>
      </div>
    </Desk>
  );
}
