import { IsIn, IsOptional } from 'class-validator';
import { SHEET_LANGUAGES, type SheetLanguage } from './languages.js';

export class SheetIn {
  /** Without one, the language in which the consent was explained, or English where there is no sheet in it. */
  @IsOptional()
  @IsIn(SHEET_LANGUAGES, { message: 'Choose one of the languages in which there is a sheet.' })
  language?: SheetLanguage;
}
