import { daysLater, hour } from '../../common/web/dates.js';
import type { DeskDuty } from '../../organisations/desk-duties.service.js';
import { label } from '../../reference/vocabulary.js';
import type { StatementToSend } from '../desk-statements.js';
import type { LostReferral, ReferralAbroad, WrittenReferral } from '../case-referrals.js';
import type { AskView } from '../break-glass/break-glass.view.js';
import type { CaseSummary } from '../case.content.js';
import type { PacketToTell } from '../packets-outside.js';
import { hasChanged, marksOfToday } from '../deadlines/rule-then-and-now.js';
import type { MyTask } from '../tasks/task.view.js';
import type { TransferLine } from '../transfer/transfers.service.js';
import type { CaseOfTheDay } from './cases-of-the-day.service.js';
import type { DueLine, MentionedCase, WaitingLine } from './today.view.js';

/** What every line is made with. */
export interface Around {
  mentions: Map<string, MentionedCase>;
  summaries: Map<string, CaseSummary>;
  handles: Map<string, string>;
  today: string;
  /** The last day of this week. */
  until: string;
}

/** Nearest first, each deadline of a case by itself. */
export const dueLines = (rows: CaseOfTheDay[], { mentions, summaries, handles, until }: Around): DueLine[] =>
  rows
    .flatMap(({ id, assigneeId }) =>
      (summaries.get(id)?.due ?? [])
        .filter(({ on }) => on <= until)
        .map(({ on, kind }) => ({
          case: mentions.get(id)!,
          what: label('deadline_kind', kind),
          on,
          held_by: handles.get(assigneeId ?? '') ?? null,
        })),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.case.reference < b.case.reference ? -1 : 1));

/** Cases whose risk was to be judged again by the end of this week. */
export const riskLines = (rows: CaseOfTheDay[], { mentions, summaries, until }: Around): WaitingLine[] =>
  rows
    .flatMap(({ id }) => {
      const day = summaries.get(id)?.review_by;
      return day && day <= until ? [{ id, day }] : [];
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ id, day }) => ({
      kind: 'risk',
      what: 'Judge the risk again',
      case: mentions.get(id)!,
      on: { day, is: 'due' },
      at: `/cases/${id}`,
    }));

/** Where it is done, with what it belongs to. */
export const taskLine = ({ what, due, case: of }: MyTask): WaitingLine => ({
  kind: 'task',
  what,
  case: of,
  on: due ? { day: due, is: 'due' } : null,
  at: `/cases/${of.id}#tasks`,
});

/** Where it is done, when that is not the page of the referral. */
function placeOf(state: ReferralAbroad['state'], id: string): string | undefined {
  if (state === 'ending' || state === 'ends-tomorrow') return `/referrals/${id}/extension`;
  return state === 'release-name' || state === 'release-packet' ? `/referrals/${id}/release` : undefined;
}

export const referralLine = (
  { id, case_id, legal_contact, state, offered_on, ends_on }: ReferralAbroad,
  mentions: Map<string, MentionedCase>,
): WaitingLine => ({
  kind: state,
  what: {
    declined: `${legal_contact} declined. Offer it to somebody else`,
    expired: `${legal_contact} did not answer in time. Offer it again`,
    ending: `The referral to ${legal_contact} ends by itself. Let it run longer if they are still at work`,
    'ends-tomorrow': `The referral to ${legal_contact} ends by itself within a day. Let it run longer now, or they lose it`,
    'release-name': `Release the name to ${legal_contact}, who checks conflicts`,
    'release-packet': `Release the packet to ${legal_contact}, who accepted`,
    unanswered: `${legal_contact} has not answered yet`,
  }[state],
  case: mentions.get(case_id) ?? null,
  on:
    state === 'ending' || state === 'ends-tomorrow'
      ? { day: ends_on, is: 'due' }
      : { day: state === 'expired' ? ends_on : offered_on, is: 'since' },
  at: placeOf(state, id) ?? `/cases/${case_id}/referrals/${id}`,
});

/** An offer that its recipient cannot open any more: its page says how it is sent again. */
export const lostLine = (
  { id, case_id, legal_contact, lost_on }: LostReferral,
  mentions: Map<string, MentionedCase>,
): WaitingLine => ({
  kind: 'send-again',
  what: `${legal_contact} lost their key and cannot open it any more. Send it again`,
  case: mentions.get(case_id) ?? null,
  on: { day: lost_on, is: 'since' },
  at: `/cases/${case_id}/referrals/${id}`,
});

export const writtenLine = (
  { id, case_id, legal_contact }: WrittenReferral,
  mentions: Map<string, MentionedCase>,
): WaitingLine => ({
  kind: 'lawyer-wrote',
  what: `${legal_contact} wrote. Read it, and answer`,
  case: mentions.get(case_id) ?? null,
  on: null,
  at: `/cases/${case_id}/referrals/${id}/exchange`,
});

/** To whom stands sealed in the case: its page says it. */
export const toTellLine = (
  { id, case_id, why, ends_on }: PacketToTell,
  mentions: Map<string, MentionedCase>,
): WaitingLine => ({
  kind: `outside-${why}`,
  what:
    why === 'taken-back'
      ? 'The person took their consent back. Write to whoever got a packet outside'
      : 'The time of a packet outside is over. Ask them to destroy it',
  case: mentions.get(case_id) ?? null,
  on: why === 'over' ? { day: ends_on, is: 'since' } : null,
  at: `/cases/${case_id}/outside/${id}`,
});

export const transferLine = (
  line: TransferLine,
  kind: 'transfer-in' | 'transfer-out',
  mentions: Map<string, MentionedCase>,
): WaitingLine => ({
  kind,
  what: kind === 'transfer-in' ? `${line.desk} offers a case to your desk` : `${line.desk} has not accepted it yet`,
  case: mentions.get(line.case?.id ?? '') ?? null,
  on: { day: line.on, is: 'since' },
  at: '/transfers',
});

/** Both desks see it at once: asked, shown, and for a day how it ended. */
export function glassLines(asks: AskView[], today: string): { forMe: WaitingLine[]; forOthers: WaitingLine[] } {
  const lines = asks.flatMap((ask) => {
    const kind = glassKind(ask, today);
    return kind ? [glassLine(ask, kind)] : [];
  });
  return {
    forMe: lines.filter(({ kind }) => kind !== 'glass-waiting'),
    forOthers: lines.filter(({ kind }) => kind === 'glass-waiting'),
  };
}

function glassKind({ state, side, settled_on, answer_by }: AskView, today: string) {
  if (state === 'asked') return side === 'asked-of-us' ? ('glass-asked' as const) : ('glass-waiting' as const);
  if (state === 'granted') return 'glass-granted' as const;
  // Over at night: whoever comes the next day is told too.
  return (settled_on ?? answer_by) >= daysLater(today, -1) ? ('glass-ended' as const) : null;
}

function glassLine(ask: AskView, kind: 'glass-asked' | 'glass-waiting' | 'glass-granted' | 'glass-ended'): WaitingLine {
  const { id, from, of, by, own, side, reference, state, until, asked_on, settled_on } = ask;
  const whose = side === 'asked-of-us' ? `your case ${reference}` : `${reference} of ${of}`;
  const who = own ? 'you' : `${by} of ${from}`;
  const ended: Record<AskView['state'], string> = {
    asked: '',
    granted: '',
    refused: `${of} refused to show ${reference} to ${who}`,
    ended: `${reference} of ${of} is no longer shown to ${who}`,
    'taken-back': `${own ? 'You' : who} took back the question about ${reference} of ${of}`,
    none: `Nobody answered whether ${who} may see ${reference} of ${of}`,
  };
  const what = {
    'glass-asked': `${by} of ${from} asks to see ${whose} in an emergency. Answer it`,
    'glass-waiting': `${of} has not answered yet whether ${who} may see ${reference}`,
    'glass-granted': `${whose.replace(/^y/, 'Y')} is shown to ${who} until ${hour(until ?? '', 'en')}`,
    'glass-ended': ended[state],
  }[kind];
  return { kind, what, case: null, on: { day: settled_on ?? asked_on, is: 'since' }, at: `/break-glass/${id}` };
}

export function dutyLine({ kind, desk, handle, since }: DeskDuty): WaitingLine {
  const name = desk?.name ?? '';
  const lines: Record<DeskDuty['kind'], Pick<WaitingLine, 'kind' | 'what' | 'at'>> = {
    confirm: {
      kind: 'confirm-desk',
      what: `Type the six check words of ${name}. Until then it shows you nothing`,
      at: `/desks/${desk?.id}/confirmation`,
    },
    renew: { kind: 'renew-key', what: `Renew the key of ${name}`, at: `/desks/${desk?.id}/renewal` },
    bear: { kind: 'begin-desk', what: `${name} has no key yet. Begin it`, at: `/desks/${desk?.id}/birth` },
    'hear-words': {
      kind: 'hear-words',
      what: `Hear the check words of ${handle} again, of ${name}`,
      at: `/desks/${desk?.id}/members/new`,
    },
    'admit-again': {
      kind: 'admit-again',
      what: `${handle} lost their key, has a new one, and is not in ${name} any more. Admit them again`,
      at: `/desks/${desk?.id}/members/new`,
    },
    admit: { kind: 'admit', what: 'Somebody new is at no desk yet. Admit them', at: '/desks' },
  };
  return { ...lines[kind], case: null, on: since ? { day: since, is: 'since' } : null };
}

/** @param desks names by id */
export const statementLine = (
  { deskId, quarter, until }: StatementToSend,
  desks: Map<string, string>,
): WaitingLine => ({
  kind: 'statement',
  what: `${quarter} is over. Send the statement of ${desks.get(deskId)}`,
  case: null,
  on: { day: until, is: 'due' },
  at: `/desks/${deskId}/statement`,
});

export const draftLine = (caseId: string, mentions: Map<string, MentionedCase>): WaitingLine => ({
  kind: 'draft',
  what: 'You have begun a note. Finish it',
  case: mentions.get(caseId) ?? null,
  on: null,
  at: `/cases/${caseId}#notes`,
});

export const changedRulesLine = (summaries: Map<string, CaseSummary>): WaitingLine[] => {
  const today = marksOfToday();
  const cases = [...summaries.values()].filter(({ rules }) => hasChanged(rules, today)).length;
  return cases === 0
    ? []
    : [
        {
          kind: 'changed-rules',
          what: `A rule has changed under a deadline of ${cases === 1 ? 'one case' : `${cases} cases`}. Look whether the day still holds`,
          case: null,
          on: null,
          at: '/deadlines/changed-rules',
        },
      ];
};

export const retentionLines = (soon: { cases: number; first: string | null }, traces: number): WaitingLine[] => [
  ...(soon.cases === 0
    ? []
    : [
        {
          kind: 'erase-soon' as const,
          what:
            soon.cases === 1
              ? 'One closed case comes to its last day. Look whether it is to be kept'
              : `${soon.cases} closed cases come to their last day. Look whether one is to be kept`,
          case: null,
          on: soon.first ? { day: soon.first, is: 'due' as const } : null,
          at: '/retention',
        },
      ]),
  ...(traces === 0
    ? []
    : [
        {
          kind: 'traces' as const,
          what:
            traces === 1
              ? 'An erased case may still be mentioned. Remove what is left of it'
              : `${traces} erased cases may still be mentioned. Remove what is left of them`,
          case: null,
          on: null,
          at: '/retention',
        },
      ]),
];

export const importLine = (rows: number): WaitingLine[] =>
  rows === 0
    ? []
    : [
        {
          kind: 'import-rows',
          what:
            rows === 1 ? 'One row of a sheet waits for your decision' : `${rows} rows of sheets wait for a decision`,
          case: null,
          on: null,
          at: '/imports',
        },
      ];
