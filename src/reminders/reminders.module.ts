import { Module } from '@nestjs/common';
import { AddressController } from './address.controller.js';
import { Addresses } from './addresses.service.js';
import { CalendarFeedController } from './calendar/calendar-feed.controller.js';
import { CalendarFeed } from './calendar/calendar-feed.service.js';
import { OwnCalendarController } from './calendar/own-calendar.controller.js';
import { OwnCalendar } from './calendar/own-calendar.service.js';
import { Reminders } from './reminders.job.js';
import { Sending } from './sending.service.js';

/** What reminds people while nobody is signed in. It holds no key, and reads days and ids alone. */
@Module({
  controllers: [AddressController, OwnCalendarController, CalendarFeedController],
  providers: [Addresses, Sending, Reminders, OwnCalendar, CalendarFeed],
})
export class RemindersModule {}
