import { Day } from '../../../common/web/dates.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Empty, Tag, type TagKind } from '../../../common/web/parts.js';
import type { ErasureLine, ErasuresView } from '../erasure.view.js';

/** Answers first: is what was erased gone? */
export const ErasuresPage = ({ items, more }: ErasuresView) => {
  const auditor = usePage().signedIn?.role === 'auditor';
  const pending = items.filter(({ state }) => state === 'pending').length;
  return (
    <Desk title="What was erased" at={auditor ? 'erasures' : 'today'}>
      <div class="head">
        <h1>What was erased</h1>
        <p class="lede">
          {pending === 0
            ? 'Nothing waits to be proved.'
            : pending === 1
              ? 'One erasure is not proved yet.'
              : `${pending} erasures are not proved yet.`}
        </p>
        <p class="soft">
          Newest first, and nothing of what it was. Its keys are destroyed on the day. Proved means that their bytes
          were looked for in the files of the database and not found.
        </p>
      </div>
      {items.length === 0 ? <Empty why="Nothing was erased yet." /> : <Table items={items} />}
      {more && <p>Only the newest 200 are shown.</p>}
    </Desk>
  );
};

const Table = ({ items }: Pick<ErasuresView, 'items'>) => (
  <table class="list">
    <caption class="hidden">Erasures, newest first</caption>
    <thead>
      <tr>
        {['When', 'Desk', 'Why', 'What', 'Gone from the disk?'].map((head) => (
          <th scope="col">{head}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {items.map((line) => (
        <tr>
          <th scope="row">
            <Day on={line.erased_on} />
          </th>
          <td dir="auto">{line.desk}</td>
          <td>{line.why === 'retention' ? 'Its day had come' : 'By a coordinator'}</td>
          <td>
            {line.person ? 'Case and person' : 'Case'}
            {line.traces_left && <span class="soft">. Other cases may still mention it</span>}
          </td>
          <td class="wide">
            <State {...line} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const STATES: Record<ErasureLine['state'], [TagKind, string]> = {
  pending: ['wait', 'Pending'],
  cleaned: ['wait', 'Cleaned, not looked for'],
  proved: ['on', 'Proved'],
};

const State = ({ state, settled_on }: ErasureLine) => (
  <>
    <Tag as={STATES[state][0]}>{STATES[state][1]}</Tag> {settled_on && <Day on={settled_on} />}
  </>
);
