import { ArrayMaxSize, IsArray, IsIn, IsOptional, ValidateBy } from 'class-validator';
import { FORM_FIELDS } from '../history/changes.js';
import { ChangeCase } from '../case.input.js';
import type { Whose } from './joined.js';

const AreKept = () =>
  ValidateBy({
    name: 'areKept',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        Object.values(value).every((whose) => whose === 'mine' || whose === 'theirs'),
      defaultMessage: () => 'Choose for each whose to keep.',
    },
  });

/** A change as the form of facts sends it; after a lost race also which fields were asked about, and whose to keep of each. */
export class ChangeByForm extends ChangeCase {
  @IsOptional()
  @IsArray({ message: 'Send a list.' })
  @ArrayMaxSize(30)
  @IsIn(FORM_FIELDS, { each: true })
  ask?: string[];

  @IsOptional()
  @AreKept()
  keep?: Record<string, Whose>;
}
