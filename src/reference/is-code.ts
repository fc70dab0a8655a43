import { buildMessage, ValidateBy, type ValidationOptions } from 'class-validator';
import { isCode, isCountry, isLanguage } from './vocabulary.js';

/** One code of a list of the vocabulary; with `{ each: true }`, a list of them. */
export const IsCode = (list: string, validation?: ValidationOptions) =>
  check('isCode', (value) => isCode(list, value), `values for ${list.replaceAll('_', ' ')}`, validation, list);

/** ISO 3166-1 alpha-2, in capitals. */
export const IsCountry = (validation?: ValidationOptions) => check('isCountry', isCountry, 'countries', validation);

/** A BCP 47 primary subtag of our list. */
export const IsLanguage = (validation?: ValidationOptions) => check('isLanguage', isLanguage, 'languages', validation);

function check(
  name: string,
  validate: (value: unknown) => boolean,
  listed: string,
  validation?: ValidationOptions,
  list?: string,
) {
  const message = validation?.each ? `Choose only from the listed ${listed}.` : `Choose one of the listed ${listed}.`;
  return ValidateBy(
    { name, constraints: list ? [list] : [], validator: { validate, defaultMessage: buildMessage(() => message) } },
    validation,
  );
}
