import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { listed, trimmed } from '../../common/web/transforms.js';
import { IsCode } from '../../reference/is-code.js';

export class CloseCase {
  @IsCode('closure_reason', { message: 'Choose how it ended.' })
  reason!: string;

  @IsOptional()
  @listed
  @IsArray({ message: 'Send a list.' })
  @ArrayMaxSize(20, { message: 'At most twenty.' })
  @IsCode('service_type', { each: true })
  achieved?: string[];

  @IsOptional()
  @trimmed
  @IsString({ message: 'Write the advice as text.' })
  @MaxLength(10_000, { message: 'At most 10,000 characters. Put the rest into a note.' })
  advice?: string;

  /** The version that was shown: what is still due may have changed meanwhile. */
  @IsOptional()
  @IsInt({ message: 'Send the version that you saw.' })
  version?: number;
}

export class ReopenCase {
  @IsOptional()
  @trimmed
  @IsString({ message: 'Say why, in a few words.' })
  @Length(3, 500, { message: 'Say why, in a few words.' })
  reason?: string;
}
