import { Clock } from '../../common/clock.js';

const DAY = 86_400_000;

/** The calendar of the demonstration: where PLOUGHSHARE_NOW puts it, and for a while in the past, so that something can have ended by itself. */
export class DemonstrationClock extends Clock {
  private daysAgo = 0;

  static startingAt(calendarNow: Date | undefined): DemonstrationClock {
    return new DemonstrationClock(calendarNow ? calendarNow.getTime() - new Clock().now().getTime() : 0);
  }

  override calendar(): Date {
    return new Date(super.calendar().getTime() - this.daysAgo * DAY);
  }

  async daysBefore<T>(days: number, work: () => Promise<T>): Promise<T> {
    this.daysAgo = days;
    try {
      return await work();
    } finally {
      this.daysAgo = 0;
    }
  }

  /** On a day that has been, at this hour. */
  on<T>(day: string, work: () => Promise<T>): Promise<T> {
    return this.daysBefore((Date.parse(this.today()) - Date.parse(day)) / DAY, work);
  }
}
