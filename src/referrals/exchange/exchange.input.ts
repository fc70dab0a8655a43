import { IsBoolean, IsOptional, IsString, Length } from 'class-validator';
import { asBoolean, trimmed } from '../../common/web/transforms.js';
import { IsCode } from '../../reference/is-code.js';

export class WriteMessage {
  @trimmed
  @IsString({ message: 'Write your question or your answer.' })
  @Length(1, 2000, { message: 'Write your question or your answer, in at most 2,000 characters.' })
  text!: string;
}

/** What comes before the files, and is said of all of them. */
export class SendFiles {
  @IsOptional()
  @trimmed
  @IsString()
  @Length(1, 500, { message: 'Write at most 500 characters. Put the rest into a message.' })
  about?: string;

  /** What cannot be cleaned is sent all the same. */
  @IsOptional()
  @asBoolean
  @IsBoolean({ message: 'Say true or false.' })
  as_is?: boolean;
}

export class KeepFile {
  @IsOptional()
  @IsCode('document_kind', { message: 'Choose what kind of document it is.' })
  kind?: string;
}
