import { daysLater } from '../../common/web/dates.js';
import { label } from '../../reference/vocabulary.js';
import type { ReferralAbroad } from '../case-referrals.js';
import type { CaseSummary } from '../case.content.js';
import { referralLine } from '../today/today.presenter.js';
import type { MentionedCase } from '../today/today.view.js';
import type { OpenCase } from './open-cases.service.js';
import type { Lines, WeekLine, WeekOfDesk, Work } from './week.view.js';

/** A desk as it was read, once. */
export interface DeskRead {
  rows: OpenCase[];
  summaries: Map<string, CaseSummary>;
  handles: Map<string, string>;
  referrals: ReferralAbroad[];
}
export interface Span {
  today: string;
  from: string;
  until: string;
}

/** Lines of one list: a desk's week is to fit on one sheet of paper. */
const SHOWN = 12;
const STILL_DAYS = 14;

export function deskWeek(read: DeskRead, { today, from, until }: Span) {
  const dated = read.rows.flatMap((row) =>
    (read.summaries.get(row.id)?.due ?? []).map(({ kind, on }) => ({
      kind,
      line: lineOf(read, row, label('deadline_kind', kind), on),
    })),
  );
  const inWeek = dated.filter(({ line: { on } }) => on! >= today && on! >= from && on! <= until);
  const still = daysLater(today, -STILL_DAYS);
  const untouched = (rows: OpenCase[]) => rows.map((row) => lineOf(read, row, null, row.activityOn)).sort(byDay);
  const open = read.rows.filter(({ state }) => state === 'open');
  return {
    late: shown(dated.map(({ line }) => line).filter(({ on }) => on! < today)),
    due: shown(inWeek.filter(({ kind }) => kind !== HEARING).map(({ line }) => line)),
    hearings: shown(inWeek.filter(({ kind }) => kind === HEARING).map(({ line }) => line)),
    risk: shown(reviews(read, until)),
    unheld: shown(untouched(open.filter(({ assigneeId }) => !assigneeId))),
    still: shown(untouched(open.filter(({ assigneeId, activityOn }) => assigneeId && activityOn <= still))),
    referrals: shown(abroad(read)),
    work: work(read, today),
  } satisfies Partial<WeekOfDesk>;
}

const HEARING = 'hearing';

const lineOf = (
  { summaries, handles }: DeskRead,
  { id, reference, assigneeId }: OpenCase,
  what: string | null,
  on: string | null,
): WeekLine => ({
  case: { id, reference, pseudonym: summaries.get(id)?.pseudonym ?? '' },
  what,
  on,
  held_by: handles.get(assigneeId ?? '') ?? null,
  at: `/cases/${id}`,
});

const reviews = (read: DeskRead, until: string) =>
  read.rows.flatMap((row) => {
    const day = read.summaries.get(row.id)?.review_by;
    return day && day <= until ? [lineOf(read, row, null, day)] : [];
  });

function abroad(read: DeskRead): WeekLine[] {
  const rows = new Map(read.rows.map((row) => [row.id, row]));
  return read.referrals.flatMap((referral) => {
    const row = rows.get(referral.case_id);
    if (!row) return [];
    const { what, at } = referralLine(referral, new Map<string, MentionedCase>());
    return [{ ...lineOf(read, row, what, referral.state === 'unanswered' ? referral.ends_on : null), at }];
  });
}

/** Everybody who holds a case of the desk or has something to do in one, whoever has most first. */
function work({ rows, summaries, handles }: DeskRead, today: string): Work[] {
  const people = new Map<string, Work>();
  const of = (account: string) => {
    const one = people.get(account) ?? { handle: handles.get(account) ?? '', cases: 0, tasks: 0, late: 0 };
    people.set(account, one);
    return one;
  };
  for (const { id, assigneeId } of rows) {
    if (assigneeId) of(assigneeId).cases += 1;
    for (const { for: account, due } of summaries.get(id)?.tasks ?? []) {
      of(account).tasks += 1;
      if (due && due < today) of(account).late += 1;
    }
  }
  return [...people.values()].sort((a, b) => b.cases + b.tasks - a.cases - a.tasks);
}

/** What has no day, such as what came back, stands first. */
const byDay = ({ on: a }: WeekLine, { on: b }: WeekLine) =>
  (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
const shown = (lines: WeekLine[]): Lines => ({
  items: lines.sort(byDay).slice(0, SHOWN),
  more: Math.max(0, lines.length - SHOWN),
});
