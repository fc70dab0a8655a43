import { Injectable } from '@nestjs/common';

/**
 * The only place that asks what time it is.
 * `now()` is the real instant: sign-in, sessions, one-time codes, rates. `today()` is the calendar: deadlines,
 * ends of referrals, periods; the demonstration may move it (`PLOUGHSHARE_NOW`), and it never moves `now()`.
 */
@Injectable()
export class Clock {
  constructor(private readonly calendarShift = 0) {}

  now(): Date {
    return new Date();
  }

  /** The instant of the calendar, for a "logged at" that people read. */
  calendar(): Date {
    return new Date(this.now().getTime() + this.calendarShift);
  }

  /** The calendar day in UTC, `2026-11-24`. */
  today(): string {
    return this.calendar().toISOString().slice(0, 10);
  }
}
