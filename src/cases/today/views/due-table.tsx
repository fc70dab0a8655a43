import { daysLeft, Due } from '../../../common/web/dates.js';
import { usePage } from '../../../common/web/page-context.js';
import { Ref } from '../../../common/web/parts.js';
import type { DueLine } from '../today.view.js';

const groups: [string, (days: number) => boolean][] = [
  ['Late', (days) => days < 0],
  ['Today', (days) => days === 0],
  ['Later this week', (days) => days > 0],
];

/** What is due, by urgency; a case leads to where its deadlines are done. */
export const DueTable = ({ items, mine }: { items: DueLine[]; mine?: boolean }) => {
  const { today } = usePage();
  return (
    <table class="list">
      <caption class="hidden">
        {mine ? 'What is due in cases you hold' : 'What is due in cases others hold, or nobody'}, nearest first
      </caption>
      <thead>
        <tr>
          <th scope="col">Due</th>
          <th scope="col">Case</th>
          <th scope="col">What</th>
          {!mine && <th scope="col">Held by</th>}
        </tr>
      </thead>
      {groups
        .map(([name, belongs]) => ({ name, lines: items.filter(({ on }) => belongs(daysLeft(on, today))) }))
        .filter(({ lines }) => lines.length > 0)
        .map(({ name, lines }) => (
          <tbody>
            <tr class="group">
              <th colSpan={mine ? 3 : 4} scope="rowgroup">
                {name}
              </th>
            </tr>
            {lines.map((line) => (
              <tr>
                <td>
                  <Due on={line.on} />
                </td>
                <th scope="row">
                  <a href={`/cases/${line.case.id}#deadlines`} dir="auto">
                    {line.case.pseudonym}
                  </a>{' '}
                  <span class="alias small soft">
                    <Ref>{line.case.reference}</Ref>
                  </span>
                </th>
                <td class="wide">{line.what}</td>
                {!mine && <td class="after">{line.held_by ?? 'Nobody yet'}</td>}
              </tr>
            ))}
          </tbody>
        ))}
    </table>
  );
};
