import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { listed, trimmed } from '../../common/web/transforms.js';
import { IsCode, IsCountry, IsLanguage } from '../../reference/is-code.js';

const chosen = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

/** Filters are codes. */
export class FilterEnquiries {
  @IsOptional()
  @chosen
  @IsCountry()
  country?: string;

  @IsOptional()
  @chosen
  @IsLanguage()
  language?: string;

  /** The enquiry that was acted on before this page: it says where that one stands. */
  @IsOptional()
  @IsUUID('all', { message: 'An id.' })
  before?: string;
}

export class ListEnquiries extends FilterEnquiries {
  @IsOptional()
  @IsString()
  @Matches(/^[\w-]{1,120}$/, { message: 'This cursor is not one of ours: begin from the first page.' })
  after?: string;

  /** Every row is ticked already. */
  @IsOptional()
  @IsIn(['all'], { message: 'all, or leave it out.' })
  ticked?: 'all';
}

export const ACTS = ['open', 'assign', 'route', 'close'] as const;

/** What is done with enquiries. */
export class TriageAct {
  @IsIn(ACTS, { message: 'Choose what to do with them.' })
  act!: (typeof ACTS)[number];

  /** For `assign`: who takes it. */
  @IsOptional()
  @IsUUID('all', { message: 'Choose somebody of the desk.' })
  to?: string;

  /** For `route`: the desk that it is offered to. */
  @IsOptional()
  @IsUUID('all', { message: 'Choose another desk.' })
  desk_id?: string;

  /** For `close`. */
  @IsOptional()
  @IsCode('closure_reason', { message: 'Choose how it ended.' })
  reason?: string;

  /** For `close`: what was advised. */
  @IsOptional()
  @trimmed
  @IsString({ message: 'Write the advice as text.' })
  @MaxLength(10_000, { message: 'At most 10,000 characters.' })
  advice?: string;
}

export class TriageEnquiries extends TriageAct {
  /** Each the id of an enquiry, with the version that was seen after a colon where it matters: `<id>:3`. */
  @listed
  @IsArray({ message: 'Send a list.' })
  @ArrayNotEmpty({ message: 'Tick at least one enquiry.' })
  @ArrayMaxSize(100, { message: 'At most a hundred at once.' })
  @Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:\d{1,9})?$/i, {
    each: true,
    message: 'Tick enquiries of the list.',
  })
  enquiries!: string[];
}

export class TriageEnquiry extends TriageAct {
  @IsInt({ message: 'Send the version that you saw.' })
  @Min(1)
  version!: number;
}
