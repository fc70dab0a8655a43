import { Controller, Delete, Get, Post } from '@nestjs/common';
import { Can } from '../../common/access/access.guard.js';
import { Answers } from '../../common/web/answers.js';
import { day, orNull, shape, text } from '../../common/web/json-schema.js';
import { EachTime } from '../../common/web/once.interceptor.js';
import { Done, Form, Page } from '../../common/web/page.js';
import { OwnCalendar } from './own-calendar.service.js';
import { CalendarPage, type CalendarView } from './views/calendar.page.js';
import { CalendarMadePage, type MadeCalendar } from './views/calendar-made.page.js';

const calendarSchema = shape<CalendarView>('OwnCalendar', { made_on: orNull(day) });
const madeSchema = shape<MadeCalendar>('CalendarAddress', { address: text });

/** The calendar of one's own days: its address is in the answer to the act that makes it, and nowhere else. */
@Controller(['account/calendar', 'api/v1/account/calendar'])
export class OwnCalendarController {
  constructor(private readonly calendar: OwnCalendar) {}

  @Get()
  @Can('calendar.show')
  @Page(CalendarPage)
  @Answers(calendarSchema)
  async show(): Promise<CalendarView> {
    return { made_on: await this.calendar.madeOn() };
  }

  @Post()
  @Can('calendar.make')
  @EachTime()
  @Form('/account/calendar')
  @Page(CalendarMadePage)
  @Answers(madeSchema)
  async make(): Promise<MadeCalendar> {
    return { address: await this.calendar.make() };
  }

  @Delete()
  @Can('calendar.make')
  @Form('/account/calendar')
  @Answers(calendarSchema)
  async remove() {
    await this.calendar.remove();
    return new Done('/account/calendar', { made_on: null }, 200);
  }
}
