import type { Facts } from './facts.js';
import { type Task, type TaskInBrief, tasksInBrief } from './tasks/task.js';
import { marksOf, type RuleThen } from './deadlines/rule-then-and-now.js';
import type { Proceeding } from './proceedings/proceeding.js';

/** What a case holds, sealed (classes S1 and S2). Codes are those of the vocabulary, days `2026-11-24`. */
export interface CaseContent {
  pseudonym: string;
  summary?: string;
  facts: Facts;
  safe_contact?: { channel?: string; instructions?: string };
  deadlines: Deadline[];
  tasks?: Task[];
  needs: string[];
  /** What became of a need, by its code. One that is missing here was asked for, and nothing more is known. */
  need_work?: Record<string, NeedWork>;
  risk?: { level: string; review_by?: string; assessed?: { on: string; by: string } };
  consent: { agreed: boolean; language?: string; given_by?: string; given_on?: string };
  /** The person agreed to be counted. */
  counted: boolean;
  /** Links to campaigns, at the publication level the person agreed to. */
  campaigns: { campaign_id: string; level: string }[];
  opened: { on: string; by: string };
  came_to_us?: string;
  closed?: Closing;
  /** Every change of its state, the first one included. Cases from before it was kept have none. */
  life?: LifeStep[];
  /** Cases of the same desk that belong to this one; each stands in both. */
  related?: RelatedCase[];
  /** The case that this one went into: the work goes on there. */
  merged_into?: MergedCase;
  /** Cases that went into this one, oldest first. */
  merged_from?: (MergedCase & { until: string })[];
  /** Dated events from which the rules of a country count. */
  events?: CaseEvent[];
  /** What a rule proposed and the desk did not want, and why. */
  set_aside?: SetAside[];
  proceedings?: Proceeding[];
}

/** Something that happened on a day, by its trigger: a code of `rule_trigger`. */
export interface CaseEvent {
  id: string;
  trigger: string;
  on: string;
  by: string;
}

/** A proposal that was set aside. It comes back when its day or its rule changes. */
export interface SetAside {
  id: string;
  rule: string;
  version: string;
  due: string;
  reason: string;
  by: string;
  on: string;
}

/** The state is a code of `need_state`. */
export interface NeedWork {
  state: string;
  by: string;
  on: string;
}

export interface Closing {
  on: string;
  /** A code of `closure_reason`. */
  reason: string;
  by?: string;
  /** Codes of `service_type`: what the person got. */
  achieved?: string[];
  /** What an enquiry was told. */
  advice?: string;
}

export interface LifeStep {
  to: 'enquiry' | 'open' | 'closed';
  on: string;
  by: string;
  /** Of a closing, a code of `closure_reason`; of an opening again, somebody's words. */
  reason?: string;
}

export interface RelatedCase {
  case_id: string;
  /** A code of `case_relation`. */
  kind: string;
  reason: string;
  by: string;
  on: string;
}

export interface MergedCase {
  case_id: string;
  reference: string;
  on: string;
}

export interface Deadline {
  id: string;
  kind: string;
  on: string;
  certainty: string;
  /** Handle of whoever set it, or `import`. */
  set_by: string;
  done_on?: string;
  /** The rule it was counted by, as it stood then; `version` is the hash of its text. */
  rule?: { id: string; pack: string; version: string; from?: string; said?: RuleThen };
  /** The event of a proceeding whose day this is. */
  event_id?: string;
}

/** What a list shows of a case. Never a name or a contact. Padded to 512 bytes. */
export interface CaseSummary {
  pseudonym: string;
  facts: Facts;
  due: Pick<Deadline, 'kind' | 'on'>[];
  needs: string[];
  /** On which days it came, was opened and closed; the reason is that of a closing. */
  life?: Pick<LifeStep, 'to' | 'on' | 'reason'>[];
  /** The day by which the risk is to be judged again. */
  review_by?: string;
  /** The open ones. */
  tasks?: TaskInBrief[];
  /** Of the rules that open deadlines stand on: `marksOf`. */
  rules?: string;
}

export const openDeadlines = ({ deadlines }: CaseContent): Deadline[] =>
  deadlines.filter(({ done_on }) => !done_on).sort((a, b) => (a.on < b.on ? -1 : 1));

export const summaryOf = (content: CaseContent): CaseSummary => ({
  pseudonym: content.pseudonym,
  facts: content.facts,
  due: openDeadlines(content)
    .slice(0, 2)
    .map(({ kind, on }) => ({ kind, on })),
  needs: content.needs,
  life: lifeOf(content).map(({ to, on, reason }) => (to === 'closed' ? { to, on, reason } : { to, on })),
  review_by: content.risk?.review_by,
  tasks: tasksInBrief(content),
  rules: marksOf(openDeadlines(content)),
});

/** A case from before its life was kept was open from the first day on. */
export const lifeOf = ({ life, opened, closed }: CaseContent): LifeStep[] =>
  life ?? [{ to: 'open', ...opened }, ...(closed ? [{ to: 'closed' as const, by: opened.by, ...closed }] : [])];
