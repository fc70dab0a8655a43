import { ArrayMaxSize, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { IsDay } from '../../common/web/is-day.js';
import { listed, trimmed } from '../../common/web/transforms.js';
import { IsCode, IsCountry } from '../../reference/is-code.js';

export class OpenProceeding {
  @IsCode('proceeding_type', { message: 'Choose what kind of proceeding it is.' })
  type!: string;

  @IsOptional() @IsCode('court_type') court?: string;
  @IsOptional() @IsCountry() country?: string;
  @IsOptional() @IsDay() opened_on?: string;

  @IsOptional()
  @trimmed
  @IsString({ message: 'Name the court or the authority.' })
  @Length(1, 120, { message: 'Name the court or the authority in at most 120 characters.' })
  authority?: string;

  @IsOptional()
  @trimmed
  @IsString({ message: 'Write the file number.' })
  @Length(1, 60, { message: 'Write the file number in at most 60 characters.' })
  file_number?: string;
}

export class AddEvent {
  @IsCode('proceeding_event', { message: 'Choose what it is.' })
  kind!: string;

  @IsDay()
  on!: string;

  /** By the clock of the place. */
  @IsOptional()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'Write the hour as 09:30.' })
  at?: string;

  @IsOptional()
  @trimmed
  @IsString({ message: 'Say where.' })
  @Length(1, 120, { message: 'Say where in at most 120 characters.' })
  place?: string;

  @IsOptional()
  @trimmed
  @IsString({ message: 'Say what else is to be known.' })
  @Length(1, 500, { message: 'Say it in at most 500 characters.' })
  text?: string;

  /** What the rules count from this day. */
  @IsOptional() @IsCode('rule_trigger') trigger?: string;

  /** The event that this one corrects. */
  @IsOptional()
  @IsUUID('all', { message: 'Choose one of the events of this proceeding.' })
  instead_of?: string;

  /** Ids of related cases, into which the same is written: in all of them, or in none. */
  @IsOptional()
  @listed
  @IsUUID('all', { each: true, message: 'Choose among the cases that are related to this one.' })
  @ArrayMaxSize(50, { message: 'Choose at most 50 cases.' })
  also?: string[];
}

export class EndProceeding {
  @IsDay()
  ended_on!: string;

  @trimmed
  @IsString({ message: 'Say how it ended.' })
  @Length(2, 300, { message: 'Say how it ended, in a few words.' })
  outcome!: string;
}
