import { daysLater } from '../../common/web/dates.js';
import { codes, label } from '../../reference/vocabulary.js';
import { type CaseContent, lifeOf, openDeadlines } from '../case.content.js';
import type { CaseState } from '../views/case-words.js';
import type { DeskNumbers } from './numbers.view.js';

export interface Counted {
  state: CaseState;
  /** The handle of whoever holds it. */
  holder: string | null;
}

/** The Monday of the week of this day. */
export const mondayOf = (day: string) => daysLater(day, -((new Date(day).getUTCDay() + 6) % 7));

/** Adds cases one by one: nothing of one is kept but the counts. */
export class Tally {
  private readonly now = { enquiry: 0, open: 0, closed: 0 };
  private readonly weeks: Map<string, { came: number; opened: number; closed: number }>;
  private readonly outcomes = new Map<string, number>();
  private readonly achieved = new Map<string, number>();
  private readonly holders = new Map<string | null, { enquiries: number; open: number; late: number }>();
  private advised = 0;

  /** @param weeks how many, with the running one */
  constructor(
    private readonly today: string,
    weeks: number,
  ) {
    const last = mondayOf(today);
    this.weeks = new Map(
      Array.from({ length: weeks }, (_, back) => [daysLater(last, -7 * back), { came: 0, opened: 0, closed: 0 }]),
    );
  }

  /** The first day of the period. */
  get since(): string {
    return [...this.weeks.keys()].at(-1)!;
  }

  /** One that nobody has written to in this period: what stands in clear says all that counts. */
  addUntouched(counted: Counted, late: boolean) {
    this.addNow(counted, late);
  }

  add(counted: Counted, content: CaseContent) {
    const [nearest] = openDeadlines(content);
    this.addNow(counted, nearest !== undefined && nearest.on < this.today);
    const life = lifeOf(content);
    this.inWeek(content.opened.on, 'came');
    const opening = life.find(({ to }) => to === 'open');
    if (opening) this.inWeek(opening.on, 'opened');
    for (const [at, { to, on, reason }] of life.entries()) {
      if (to !== 'closed' || !this.inWeek(on, 'closed')) continue;
      raise(this.outcomes, reason ?? '');
      if (life[at - 1]?.to === 'enquiry') this.advised += 1;
    }
    const { closed } = content;
    if (closed && this.weeks.has(mondayOf(closed.on)))
      for (const code of closed.achieved ?? []) raise(this.achieved, code);
  }

  numbers(): Omit<DeskNumbers, 'id' | 'name'> {
    return {
      now: this.now,
      weeks: [...this.weeks].map(([monday, counts]) => ({ monday, ...counts })),
      outcomes: inOrder('closure_reason', this.outcomes),
      achieved: inOrder('service_type', this.achieved),
      advised: this.advised,
      holders: [...this.holders]
        .map(([handle, load]) => ({ handle, ...load }))
        .sort((a, b) => (a.handle ?? '').localeCompare(b.handle ?? '')),
    };
  }

  private addNow({ state, holder }: Counted, late: boolean) {
    this.now[state] += 1;
    if (state === 'closed') return;
    const load = this.holders.get(holder) ?? { enquiries: 0, open: 0, late: 0 };
    load[state === 'enquiry' ? 'enquiries' : 'open'] += 1;
    if (late) load.late += 1;
    this.holders.set(holder, load);
  }

  private inWeek(day: string, what: 'came' | 'opened' | 'closed'): boolean {
    const week = this.weeks.get(mondayOf(day));
    if (week) week[what] += 1;
    return week !== undefined;
  }
}

const raise = (counts: Map<string, number>, code: string) => void counts.set(code, (counts.get(code) ?? 0) + 1);
/** In the order of the code list, never by size. */
const inOrder = (list: string, counts: Map<string, number>) =>
  codes(list).flatMap((code) => {
    const count = counts.get(code);
    return count ? [{ what: label(list, code), count }] : [];
  });
