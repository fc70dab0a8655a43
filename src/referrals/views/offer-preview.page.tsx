import { Day } from '../../common/web/dates.js';
import { Form, Hidden } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Note } from '../../common/web/parts.js';
import { Away } from '../stand-in/views/in-place.js';
import { Section } from './packet.page.js';
import { PacketFileList } from './packet-files.js';
import { PreviewSection } from './preview.js';
import type { OfferPreview } from './referral.view.js';

/** Answers first: what exactly would they see, and when? Drawn by the parts that draw it for the lawyer. */
export const OfferPreviewPage = (of: OfferPreview) => (
  <Desk title={`What they will see of ${of.case.reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.case.id}`}>
        {of.case.pseudonym} {of.case.reference}
      </Crumb>
      <div class="head">
        <h1>What {of.legal_contact} will see</h1>
        <p class="lede">
          Nothing is sent yet. The offer would end by itself on <Day on={of.offer.ends_on} />.
        </p>
        {of.next_in_line.length > 0 && (
          <p>
            If they decline, or do not answer within 3 days, the next sees the same: {of.next_in_line.join(', then ')}.
            It is sealed to each of them now{of.offer.by_hand ? ', the preview alone' : ''}, and none of them sees
            anything before their turn.
          </p>
        )}
      </div>
      <Away of={of.absence} sent={false} />
      {of.needless.length > 0 && (
        <Note as="warn" title={`Usually not needed for this purpose: ${labels(of.needless)}`}>
          <p>What is not sent cannot be lost. Leave it out unless there is a reason.</p>
        </Note>
      )}
      {of.closed.length > 0 && (
        <Note title={`Sent, but not shown here: ${labels(of.closed)}`}>
          <p>
            The identity stays closed. <a href="#identity">Open it</a> if you have to check it.
          </p>
        </Note>
      )}
      <section class="section">
        <h2>1. As soon as the offer is sent</h2>
        <p>The preview, without identity.</p>
      </section>
      <PreviewSection of={of.preview} />
      <section class="section">
        <h2>2. When they check conflicts{of.offer.by_hand && ', and you release it'}</h2>
        <p>
          {of.name
            ? [of.name.person ?? 'No name is known', ...of.name.also].join(', ')
            : 'The names of the person, and nothing else.'}
        </p>
      </section>
      <section class="section">
        <h2>3. When they accept{of.offer.by_hand && ', and you release it'}</h2>
        <p>
          {of.offer.by_hand
            ? 'The packet. Here it is as it would be today; it is sealed as it stands on the day you release it.'
            : 'The packet, as it is today. What is written into the case later does not reach them.'}
        </p>
      </section>
      {of.sections.map((section) => (
        <Section of={section} />
      ))}
      {of.files.length > 0 && <PacketFileList of={of.files} />}
      {of.closed.length > 0 && <p>And from the identity: {labels(of.closed)}.</p>}
      {of.lacking.length > 0 && (
        <p class="soft">Chosen, but the case holds nothing of it, so it is left out: {labels(of.lacking)}.</p>
      )}
      <Form action={`/cases/${of.case.id}/referrals`}>
        <Chosen of={of} />
        <div class="actions">
          <button class="button">Send the offer</button>
          <a href={`/cases/${of.case.id}`}>Send nothing</a>
        </div>
      </Form>
      <Form action={`/cases/${of.case.id}/referrals/choices`} once={false}>
        <Chosen of={of} />
        <div class="actions">
          <button class="button quiet">Choose again</button>
        </div>
      </Form>
      {!of.name && (
        <section class="section" id="identity">
          <h2>To check the identity too</h2>
          <p>It is shown with what goes to them. The opening is recorded, for the desk and for the auditors.</p>
          <Form action={`/cases/${of.case.id}/referrals/preview`} once={false}>
            <Chosen of={of} />
            <Hidden name="show_identity?" value="true" />
            <div class="actions">
              <button class="button quiet">Show it with the identity</button>
            </div>
          </Form>
        </section>
      )}
    </div>
  </Desk>
);

/** The choices, carried on as the form took them. */
const Chosen = ({ of: { offer } }: { of: OfferPreview }) => (
  <>
    <Hidden name="legal_contact_id" value={offer.legal_contact_id} />
    <Hidden name="purpose" value={offer.purpose} />
    {offer.fields.map((field) => (
      <Hidden name="fields[]" value={field} />
    ))}
    {(offer.next_in_line ?? []).map((id, at) => (
      <Hidden name={`next_in_line.${at}`} value={id} />
    ))}
    {offer.documents?.map((id) => (
      <Hidden name="documents[]" value={id} />
    ))}
    {offer.originals && <Hidden name="originals?" value="true" />}
    {offer.by_hand && <Hidden name="by_hand?" value="true" />}
    {offer.urgency && <Hidden name="urgency" value={offer.urgency} />}
    {offer.consent_id && <Hidden name="consent_id" value={offer.consent_id} />}
    <HiddenDay name="consent.given_on" on={offer.consent.given_on} />
    <Hidden name="consent.language" value={offer.consent.language} />
    {offer.consent.given_by && <Hidden name="consent.given_by" value={offer.consent.given_by} />}
    {offer.consent.stand_in && <Hidden name="consent.stand_in?" value="true" />}
    <HiddenDay name="ends_on" on={offer.ends_on} />
  </>
);

const HiddenDay = ({ name, on }: { name: string; on: string }) => {
  const [year, month, day] = on.split('-').map(Number) as [number, number, number];
  return (
    <>
      <Hidden name={`${name}-day`} value={day} />
      <Hidden name={`${name}-month`} value={month} />
      <Hidden name={`${name}-year`} value={year} />
    </>
  );
};

const labels = (of: { label: string }[]) => of.map(({ label }) => label.toLowerCase()).join(', ');
