import { Desk } from '../../common/web/layout.js';
import { Empty, Tag } from '../../common/web/parts.js';
import { actionInWords } from './action-words.js';

export interface TrailRow {
  number: number;
  /** `2026-11-24` */
  day: string;
  /** `14:05`, universal time; absent where it was told in clear. */
  time?: string;
  who?: string;
  /** Absent: it does not open with the audit key. */
  action?: string;
  object?: string;
  reason?: string;
  refused?: number;
}

/** `GET /audit/trail` */
export interface TrailModel {
  items: TrailRow[];
  next?: number;
  show?: 'identities' | 'refusals';
}

const titles = { all: 'The trail', identities: 'Names that were shown', refusals: 'Refusals' };
const tabs = [
  ['all', '/audit/trail', 'Everything'],
  ['identities', '/audit/trail?show=identities', 'Names shown'],
  ['refusals', '/audit/trail?show=refusals', 'Refusals'],
] as const;

/** Answers first: what happened last, and who did it? */
export function TrailPage({ items, next, show }: TrailModel) {
  const title = titles[show ?? 'all'];
  return (
    <Desk title={title} at="audit-trail">
      <div class="head">
        <h1>{title}</h1>
        <p class="soft">
          Newest first. Times are universal time (UTC). Opened with your key; no name, reference or text of a case.
        </p>
      </div>
      <nav class="row" aria-label="Which entries">
        {tabs.map(([code, href, name]) => (
          <a href={href} aria-current={code === (show ?? 'all') ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      {items.length === 0 ? (
        <Empty why={show ? 'None among the entries that were read.' : 'Nothing yet.'} />
      ) : (
        <Table items={items} />
      )}
      {next !== undefined && (
        <nav class="pager" aria-label="Pages">
          <a href={`/audit/trail?before=${next}${show ? `&show=${show}` : ''}`} rel="next">
            Older entries
          </a>
        </nav>
      )}
    </Desk>
  );
}

const Table = ({ items }: Pick<TrailModel, 'items'>) => (
  <table class="list">
    <caption class="hidden">Entries, newest first</caption>
    <thead>
      <tr>
        {['What', 'Who', 'When', 'On what', 'Number'].map((head) => (
          <th scope="col">{head}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {items.map((row) => (
        <tr>
          <th scope="row">
            {row.action === undefined ? <Tag as="stop">Does not open</Tag> : actionInWords(row.action)}{' '}
            {row.refused !== undefined && <Tag as="stop">Refused</Tag>}
            {row.reason && <p class="soft">“{row.reason}”</p>}
          </th>
          <td>{row.who}</td>
          <td>
            <time dateTime={row.time ? `${row.day}T${row.time}Z` : row.day}>
              {row.day} {row.time}
            </time>
          </td>
          <td class="wide">{row.object && <bdi class="code long">{row.object}</bdi>}</td>
          <td>{row.number}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
