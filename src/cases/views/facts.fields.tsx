import { Select } from '../../common/web/fields.js';
import { options } from '../../reference/vocabulary.js';
import { countryOptions, languageOptions } from './case-words.js';

/** The facts of a first talk: one value each. More than one ground, language or need is a matter of "Change the facts". */
export const SituationFields = () => (
  <>
    <Select name="facts.language[]" label="Language to use" options={languageOptions()} empty="Not known yet" />
    <Select name="facts.service_country" label="Whose army?" options={countryOptions()} empty="Not known yet" />
    <Select
      name="facts.country_of_stay"
      label="Where is the person now?"
      options={countryOptions()}
      empty="Not known yet"
    />
    <Select
      name="facts.service_category"
      label="In what kind of service?"
      options={options('service_category')}
      empty="Not known yet"
    />
    <Select
      name="facts.refusal_status"
      label="How far has the refusal gone?"
      options={options('refusal_status')}
      empty="Not known yet"
    />
    <Select
      name="facts.grounds[]"
      label="Why does the person refuse?"
      options={options('refusal_grounds')}
      empty="Not said yet"
    />
    <Select
      name="needs[]"
      label="What does the person need most?"
      options={options('need_type')}
      empty="Not asked yet"
    />
  </>
);
