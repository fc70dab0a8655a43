import { Choices, DateFields, Tick } from '../../../common/web/choices.js';
import { Select } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Crumb, Empty, Errors } from '../../../common/web/parts.js';
import { languages, options } from '../../../reference/vocabulary.js';
import type { ConsentLine, ConsentsOfPerson } from '../consent.view.js';
import { Counted } from './counted.parts.js';
import { about as inWords, ConsentFacts } from './consent.item.js';

/** Answers first: what may be shared today, and what stands on it? */
export function ConsentsPage({ case: about, consents, contacts, fields, counted_in, open }: ConsentsOfPerson) {
  return (
    <Desk title={`What the person agreed to: ${about.pseudonym}`} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${about.id}`}>
          {about.pseudonym} {about.reference}
        </Crumb>
        <div class="head">
          <h1>What the person agreed to</h1>
          <p class="soft">
            Nothing is sent to a lawyer that is not agreed here, no story is told, and nobody is counted.
          </p>
        </div>
        <div class="stack">
          {consents.length === 0 ? (
            <Empty why="Nothing is recorded yet." />
          ) : (
            <ul class="items">
              {consents.map((consent) => (
                <li>
                  <Item of={consent} caseId={about.id} open={open} />
                </li>
              ))}
            </ul>
          )}
          {consents.some(({ state }) => state === 'live') && (
            <p>
              <a href={`/cases/${about.id}/consents/withdrawal`}>Withdraw everything</a>
            </p>
          )}
          <Counted of={counted_in} />
          {open && <RecordForm caseId={about.id} contacts={contacts} fields={fields} />}
        </div>
      </div>
    </Desk>
  );
}

/** For a legal contact. An appeal of a campaign is agreed to where it is linked, being counted with the facts. */
function RecordForm({ caseId, contacts, fields }: { caseId: string } & Pick<ConsentsOfPerson, 'contacts' | 'fields'>) {
  const { today } = usePage();
  return (
    <Form action={`/cases/${caseId}/consents`} class="form">
      <h2>Record a consent to a referral</h2>
      <p class="soft">
        An appeal is agreed to where you <a href={`/cases/${caseId}/campaigns`}>link a campaign</a>, being counted where
        you <a href={`/cases/${caseId}/facts`}>change the facts</a>.
      </p>
      <Errors />
      <Select
        name="legal_contact_id"
        label="Who may receive it?"
        options={contacts.map(({ id, name }) => ({ code: id, label: name }))}
        empty="Choose one"
      />
      <Tick
        name="stand_in?"
        label="Also a colleague of the same office who stands in for them"
        hint="While they are away. Ask the person: without this nobody stands in."
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
  );
}

const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

const isForReferral = ({ purpose }: ConsentLine) =>
  options('referral_purpose').some(({ code }) => code === purpose.code);

const Item = ({ of, caseId, open }: { of: ConsentLine; caseId: string; open: boolean }) => (
  <>
    <ConsentFacts of={of} />
    {of.referrals.map((referral) => (
      <p>
        <a href={`/cases/${caseId}/referrals/${referral.id}`}>Referral to {referral.legal_contact}</a>
      </p>
    ))}
    {of.outside.map((one) => (
      <p>
        <a href={`/cases/${one.case_id}/outside/${one.id}`}>Packet outside, to {one.legal_contact}</a>
      </p>
    ))}
    {open && of.state === 'live' && isForReferral(of) && (
      <p>
        <a href={`/cases/${caseId}/referrals/new?consent=${of.id}`}>Refer on it: {lowered(inWords(of))}</a>
      </p>
    )}
    <p>
      <a href={`/cases/${caseId}/consents/${of.id}/sheet`}>Consent sheet: {lowered(inWords(of))}</a>
    </p>
    {of.state !== 'withdrawn' && (
      <p>
        <a href={`/cases/${caseId}/consents/${of.id}/withdrawal`}>Withdraw: {lowered(inWords(of))}</a>
      </p>
    )}
  </>
);
