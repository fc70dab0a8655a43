import { DateFields, Folded, Tick } from '../../common/web/choices.js';
import { Select } from '../../common/web/fields.js';
import { usePage } from '../../common/web/page-context.js';
import { options } from '../../reference/vocabulary.js';
import { languageOptions } from './case-words.js';

export const AgreementPart = ({ agreed, counted }: { agreed?: boolean; counted?: boolean }) => (
  <div>
    <Tick name="consent.agreed?" label="The person knows that we keep this case, and agreed to it" checked={agreed} />
    <Tick
      name="counted?"
      label="The person agreed to be counted in statistics"
      hint="Once, among many, without anything that points back. It changes nothing in the help they get."
      checked={counted}
    />
  </div>
);

interface Given {
  language?: string;
  given_by?: string;
  given_on?: string | null;
  /** What leaving the language open means. */
  unsaid?: string;
}

/** How consent was given. Without the tick above, the server takes no notice of it. */
export function ConsentFields({ language, given_by = 'oral', given_on, unsaid = 'The language above' }: Given) {
  const { today } = usePage();
  return (
    <>
      <Select
        name="consent.language"
        label="In which language was it explained?"
        options={languageOptions()}
        value={language}
        empty={unsaid}
      />
      <Select
        name="consent.given_by"
        label="How was it given?"
        options={options('consent_given_by')}
        value={given_by}
      />
      <DateFields name="consent.given_on" label="On which day?" value={given_on ?? today} />
    </>
  );
}

export const ConsentDetails = () => (
  <Folded title="Consent was given today, orally, in the language above" fields={['consent.']}>
    <ConsentFields />
  </Folded>
);
