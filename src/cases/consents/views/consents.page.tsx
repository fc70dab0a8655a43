import { Choices, DateFields } from '../../../common/web/choices.js';
import { Select } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Crumb, Empty, Errors } from '../../../common/web/parts.js';
import { languages, options } from '../../../reference/vocabulary.js';
import type { ConsentLine, ConsentsOfPerson } from '../consent.view.js';
import { ConsentFacts } from './consent.item.js';

/** Answers first: what may be shared today, and what stands on it? */
export function ConsentsPage({ case: about, consents, contacts, fields }: ConsentsOfPerson) {
  const { today } = usePage();
  return (
    <Desk title={`What the person agreed to: ${about.pseudonym}`} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${about.id}`}>
          {about.pseudonym} {about.reference}
        </Crumb>
        <div class="head">
          <h1>What the person agreed to</h1>
          <p class="soft">Nothing is sent to a lawyer that is not agreed here.</p>
        </div>
        <div class="stack">
          {consents.length === 0 ? (
            <Empty why="Nothing is recorded yet." />
          ) : (
            <ul class="items">
              {consents.map((consent) => (
                <li>
                  <Item of={consent} caseId={about.id} />
                </li>
              ))}
            </ul>
          )}
          {consents.some(({ state }) => state === 'live') && (
            <p>
              <a href={`/cases/${about.id}/consents/withdrawal`}>Withdraw everything</a>
            </p>
          )}
          <Form action={`/cases/${about.id}/consents`} class="form">
            <h2>Record a consent</h2>
            <Errors />
            <Select
              name="legal_contact_id"
              label="Who may receive it?"
              options={contacts.map(({ id, name }) => ({ code: id, label: name }))}
              empty="Choose one"
            />
            <Select name="purpose" label="For what?" options={options('referral_purpose')} empty="Choose one" />
            <Choices name="fields[]" label="What did the person agree to share?" of={fields} />
            <Select
              name="language"
              label="In which language was it explained?"
              options={languages().map(({ code, name }) => ({ code, label: name }))}
              empty="Choose one"
            />
            <Select name="given_by" label="How was it given?" options={options('consent_given_by')} value="oral" />
            <DateFields name="given_on" label="On which day?" value={today} />
            <DateFields name="until" label="Until when?" hint="Leave it empty if the person named no day." />
            <div class="actions">
              <button class="button">Record it</button>
            </div>
          </Form>
        </div>
      </div>
    </Desk>
  );
}

const Item = ({ of, caseId }: { of: ConsentLine; caseId: string }) => (
  <>
    <ConsentFacts of={of} />
    {of.referrals.map((referral) => (
      <p>
        <a href={`/cases/${caseId}/referrals/${referral.id}`}>Referral to {referral.legal_contact}</a>
      </p>
    ))}
    {of.state !== 'withdrawn' && (
      <p>
        <a href={`/cases/${caseId}/consents/${of.id}/withdrawal`}>
          Withdraw: {of.purpose.label.toLowerCase()}, to {of.recipient}
        </a>
      </p>
    )}
  </>
);
