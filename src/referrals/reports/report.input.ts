import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { OpenProceeding } from '../../cases/proceedings/proceedings.input.js';
import { IsDay } from '../../common/web/is-day.js';
import { trimmed } from '../../common/web/transforms.js';
import { IsCode, IsCountry } from '../../reference/is-code.js';
import { options } from '../../reference/vocabulary.js';

/** What happens in a proceeding besides a hearing, which has a form of its own. */
export const decisionKinds = () => options('proceeding_event').filter(({ code }) => code !== 'hearing');

export class ReportProceeding extends OpenProceeding {}

class InAProceeding {
  @IsDay()
  on!: string;

  @IsOptional()
  @trimmed
  @IsString({ message: 'Write the file number.' })
  @Length(1, 60, { message: 'Write the file number in at most 60 characters.' })
  file_number?: string;
}

class WithWords extends InAProceeding {
  @IsOptional()
  @trimmed
  @IsString({ message: 'Say what else is to be known.' })
  @Length(1, 500, { message: 'Say it in at most 500 characters.' })
  text?: string;
}

export class ReportHearing extends WithWords {
  /** By the clock of the place. */
  @IsOptional()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'Write the hour as 09:30.' })
  at?: string;

  @IsOptional()
  @trimmed
  @IsString({ message: 'Say where.' })
  @Length(1, 120, { message: 'Say where in at most 120 characters.' })
  place?: string;
}

export class ReportDecision extends WithWords {
  @IsCode('proceeding_event', { message: 'Choose what it is.' })
  @IsIn(decisionKinds().map(({ code }) => code), { message: 'A hearing has a form of its own.' })
  kind!: string;

  /** What the rules count from this day. */
  @IsOptional() @IsCode('rule_trigger') trigger?: string;
}

export class CompleteReferral extends InAProceeding {
  @trimmed
  @IsString({ message: 'Say how it ended.' })
  @Length(2, 300, { message: 'Say how it ended, in at most 300 characters.' })
  outcome!: string;
}

/** A report as it goes into the case: as it came, unless any of it is given again; then all of it is as given. */
export class ConfirmReport {
  /** Of the case: where an event belongs, or which one has ended. */
  @IsOptional()
  @IsUUID('all', { message: 'Choose one of the proceedings of this case.' })
  proceeding_id?: string;

  @IsOptional() @IsCode('proceeding_type') type?: string;
  @IsOptional() @IsCode('court_type') court?: string;
  @IsOptional() @IsCountry() country?: string;
  @IsOptional() @IsDay() opened_on?: string;
  @IsOptional()
  @trimmed
  @IsString()
  @Length(1, 120, { message: 'Name it in at most 120 characters.' })
  authority?: string;
  @IsOptional() @trimmed @IsString() @Length(1, 60, { message: 'At most 60 characters.' }) file_number?: string;
  @IsOptional() @IsCode('proceeding_event') kind?: string;
  @IsOptional() @IsDay() on?: string;
  @IsOptional() @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'Write the hour as 09:30.' }) at?: string;
  @IsOptional()
  @trimmed
  @IsString()
  @Length(1, 120, { message: 'Say where in at most 120 characters.' })
  place?: string;
  @IsOptional() @trimmed @IsString() @Length(1, 500, { message: 'Say it in at most 500 characters.' }) text?: string;
  @IsOptional() @IsCode('rule_trigger') trigger?: string;
  @IsOptional() @trimmed @IsString() @Length(2, 300, { message: 'Say how it ended, in a few words.' }) outcome?: string;

  /** A word back to the lawyer. */
  @IsOptional()
  @trimmed
  @IsString({ message: 'Write a word back, or leave it empty.' })
  @Length(1, 1000, { message: 'Write it in at most 1,000 characters.' })
  word?: string;
}

export class SetReportAside {
  @trimmed
  @IsString({ message: 'Say why: the lawyer reads it.' })
  @Length(1, 1000, { message: 'Say why, in at most 1,000 characters: the lawyer reads it.' })
  why!: string;
}
