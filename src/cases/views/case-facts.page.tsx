import { Choices } from '../../common/web/choices.js';
import { Select, TextArea, TextField, type Option } from '../../common/web/fields.js';
import { Form, Hidden } from '../../common/web/form.js';
import { Several } from '../../common/web/several.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb } from '../../common/web/parts.js';
import { options } from '../../reference/vocabulary.js';
import { ConflictPage, type Conflicting } from '../conflict/views/conflict.page.js';
import { countryOptions, languageOptions } from './case-words.js';
import { ConsentFields } from './consent.fields.js';
import { RiskLevel, RiskReview } from './risk.fields.js';
import { SafeContactFields } from './safe-contact.fields.js';

/** Codes, as they are sent. The page posts every group whole: what is emptied here is to be cleared. */
export interface CaseFacts {
  id: string;
  reference: string;
  pseudonym: string;
  version: number;
  summary: string | null;
  safe_contact: { channel: string; instructions: string | null } | null;
  facts: Record<string, string | string[] | undefined>;
  needs: string[];
  risk: { level: string; review_by: string | null } | null;
  consent: { agreed: boolean; language: string | null; given_by: string | null; given_on: string | null };
  counted: boolean;
  /** After a lost race. */
  conflict?: Conflicting;
}

const yesNo: Option[] = [
  { code: 'yes', label: 'Yes' },
  { code: 'no', label: 'No' },
];
const answer = (yes: boolean) => (yes ? 'yes' : 'no');

/** Answers first: what is known, and what did somebody else change while I wrote? */
export const CaseFactsPage = (of: CaseFacts) =>
  of.conflict ? <ConflictPage of={of} conflict={of.conflict} /> : <FactsPage of={of} />;

const FactsPage = ({ of }: { of: CaseFacts }) => (
  <Desk title={`Change the facts of ${of.reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.id}`}>
        {of.pseudonym} {of.reference}
      </Crumb>
      <div class="head">
        <h1>Change the facts</h1>
        <p class="lede">Everything known today is filled in. Change only what has changed.</p>
      </div>
      <Form action={`/cases/${of.id}`} method="patch" class="form">
        <Hidden name="version#" value={of.version} />
        <div class="part">
          <h2>What the desk calls the person</h2>
          <TextField
            name="pseudonym"
            label="Pseudonym"
            hint="Never a part of the name. It is not compared with the name, which stays sealed: you have to know."
            value={of.pseudonym}
            width="m"
          />
        </div>
        <div class="part">
          <h2>Facts</h2>
          <FactFields facts={of.facts} />
        </div>
        <div class="part">
          <h2>Safe contact</h2>
          <SafeContactFields channel={of.safe_contact?.channel} instructions={of.safe_contact?.instructions} />
        </div>
        <div class="part">
          <h2>What happened</h2>
          <TextArea
            name="summary"
            label="Summary"
            hint="Two or three sentences. No names, no unit, no address."
            value={of.summary ?? ''}
          />
        </div>
        <div class="part">
          <h2>Needs and risk</h2>
          <Choices
            name="needs[]"
            label="What does the person need?"
            of={options('need_type')}
            value={of.needs}
            columns
          />
          <RiskLevel level={of.risk?.level} />
          <RiskReview review_by={of.risk?.review_by} />
        </div>
        <div class="part">
          <h2>Consent</h2>
          <Choices
            name="consent.agreed?"
            label="Does the person know that we keep this case, and agree to it?"
            of={yesNo}
            value={answer(of.consent.agreed)}
          />
          <ConsentFields
            language={of.consent.language ?? undefined}
            given_by={of.consent.given_by ?? undefined}
            given_on={of.consent.given_on}
          />
          <Choices
            name="counted?"
            label="Did the person agree to be counted in statistics?"
            of={yesNo}
            value={answer(of.counted)}
          />
          <div class="actions">
            <button class="button">Save the changes</button>
            <a href={`/cases/${of.id}`}>Change nothing</a>
          </div>
        </div>
      </Form>
    </div>
  </Desk>
);

const unknown = 'Not known yet';

function FactFields({ facts }: Pick<CaseFacts, 'facts'>) {
  const one = (name: string, label: string, from: Option[]) => (
    <Select name={`facts.${name}`} label={label} options={from} value={first(facts[name])} empty={unknown} />
  );
  return (
    <>
      {one('service_country', 'Whose army?', countryOptions())}
      {one('country_of_stay', 'Where is the person now?', countryOptions())}
      <Several name="facts.citizenship[]" label="Citizenship" options={countryOptions()} value={facts.citizenship} />
      {one('service_category', 'In what kind of service?', options('service_category'))}
      {one('branch', 'In which branch?', options('branch_coarse'))}
      {one('refusal_status', 'How far has the refusal gone?', options('refusal_status'))}
      <Choices
        name="facts.grounds[]"
        label="Why does the person refuse?"
        of={options('refusal_grounds')}
        value={facts.grounds}
        columns
      />
      {one('main_ground', 'The main ground, for statistics', options('main_ground'))}
      <Several name="facts.language[]" label="Language to use" options={languageOptions()} value={facts.language} />
    </>
  );
}

const first = (value: string | string[] | undefined) => [value ?? []].flat()[0];
