import { Day } from '../../../common/web/dates.js';
import type { Option } from '../../../common/web/fields.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Words } from '../../../common/web/parts.js';

/** `GET /cases/:id/history` */
export interface CaseChanges {
  id: string;
  reference: string;
  pseudonym: string;
  /** Of this field alone; null: of all. */
  field: Option | null;
  /** Newest first. */
  items: WriteLine[];
  next: string | null;
}

/** One write, with what it changed. */
export interface WriteLine {
  id: string;
  on: string;
  by: string;
  title: string;
  text: string | null;
  /** Values in words; null where there was nothing. */
  changes: { field: Option; from: string | null; to: string | null }[];
}

/** Answers first: who changed what, and what stood there before? */
export const HistoryPage = (of: CaseChanges) => (
  <Desk title={`Changes of ${of.reference}`} at="cases">
    <Crumb to={`/cases/${of.id}`}>
      {of.pseudonym} {of.reference}
    </Crumb>
    <div class="head">
      <h1>{of.field ? `Changes of: ${of.field.label}` : 'What was changed'}</h1>
      <p class="lede">
        Newest first. Sealed with the case: only your desk reads it.
        {of.field && (
          <>
            {' '}
            <a href={`/cases/${of.id}/history`}>Show every field</a>
          </>
        )}
      </p>
    </div>
    {of.items.length === 0 ? (
      <Empty
        why={
          of.field
            ? 'This was not changed since the case was opened.'
            : 'Nothing was changed since the case was opened.'
        }
        next={<a href={`/cases/${of.id}`}>Back to the case</a>}
      />
    ) : (
      of.items.map((write) => <Write caseId={of.id} write={write} />)
    )}
    {of.next && (
      <p class="pager">
        <a href={`/cases/${of.id}/history?${of.field ? `field=${of.field.code}&` : ''}after=${of.next}`}>
          Older changes
        </a>
      </p>
    )}
  </Desk>
);

const Write = ({ caseId, write: { id, on, by, title, text, changes } }: { caseId: string; write: WriteLine }) => (
  <section class="section" aria-labelledby={`w-${id}`}>
    <h2 id={`w-${id}`}>{title}</h2>
    <p class="small soft">
      <Day on={on} />, {by}
    </p>
    {text && <Words>{text}</Words>}
    <ul class="plain changes">
      {changes.map(({ field, from, to }) => (
        <li>
          <h3>
            <a href={`/cases/${caseId}/history?field=${field.code}`}>{field.label}</a>
          </h3>
          <div>
            <p class="small soft">Before</p>
            <Value>{from}</Value>
          </div>
          <div>
            <p class="small soft">After</p>
            <Value>{to}</Value>
          </div>
        </li>
      ))}
    </ul>
  </section>
);

const Value = ({ children }: { children: string | null }) =>
  children === null ? <p class="soft">Nothing</p> : <Words>{children}</Words>;
