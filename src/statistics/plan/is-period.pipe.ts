import { Injectable, NotFoundException, type PipeTransform } from '@nestjs/common';
import { isQuarter, isYear, type Period } from './period.js';

/** A quarter or a year in an address; anything else is not there. */
@Injectable()
export class PeriodPipe implements PipeTransform<string, Period> {
  transform(value: string): Period {
    if (!isQuarter(value) && !isYear(value)) throw new NotFoundException();
    return value;
  }
}
