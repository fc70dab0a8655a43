import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import { asBoolean, trimmed } from '../../common/web/transforms.js';
import { IsCode } from '../../reference/is-code.js';

/** What comes before the files, and is said of all of them. */
export class BringDocuments {
  @IsOptional()
  @IsCode('document_kind', { message: 'Choose what kind of document it is.' })
  kind?: string;

  @IsOptional()
  @trimmed
  @IsString()
  @Length(1, 500, { message: 'Write at most 500 characters. Put the rest into a note.' })
  note?: string;

  /** What cannot be cleaned is kept all the same. */
  @IsOptional()
  @asBoolean
  @IsBoolean({ message: 'Say true or false.' })
  as_is?: boolean;
}
