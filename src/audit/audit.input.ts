import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { FILTERS, type Filter } from './trail.service.js';

const ASK = 'Type the six check words.';

export class ConfirmAuditKey {
  @IsString({ message: ASK })
  @MaxLength(200, { message: ASK })
  words!: string;
}

export class GiveAuditKey extends ConfirmAuditKey {
  @IsUUID('all', { message: 'Choose an auditor.' })
  account_id!: string;
}

export class ReadTrail {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  before?: number;

  @IsOptional()
  @IsIn(FILTERS)
  show?: Filter;
}
