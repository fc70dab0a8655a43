import type { PlannedLine } from '../release/release.view.js';

/** What a plan costs and how far its numbers are moved: from the plan, never from the records. Beside a release it says what that one draws. */
export const PlanTable = ({ tables, budget }: { tables: PlannedLine[]; budget: number }) => {
  const ofRelease = tables.some(({ now }) => now);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Tables of the plan">
      <table class="sheet">
        <caption class="small soft">
          A registration is counted once in its life when it comes, and once at its first end. Margins are what to
          expect (95 %); they come from the plan, not from the records.
        </caption>
        <thead>
          <tr>
            <th scope="col">Table</th>
            <th scope="col">Each</th>
            {ofRelease && <th scope="col">Drawn</th>}
            <th scope="col" class="num">
              Cost
            </th>
            <th scope="col" class="num">
              Margin
            </th>
            <th scope="col" class="num">
              Printed from
            </th>
          </tr>
        </thead>
        <tbody>
          {tables.map(({ label, rows, period, now, cost, margin, floor }) => (
            <tr>
              <th scope="row">{rows > 1 ? `${label}, ${rows} rows` : label}</th>
              <td>{period}</td>
              {ofRelease && <td>{now ? 'with this release' : 'later'}</td>}
              <td class="num">{thousandths(cost)}</td>
              <td class="num">{margin}</td>
              <td class="num">{floor}</td>
            </tr>
          ))}
          <tr>
            <th scope="row" colSpan={ofRelease ? 3 : 2}>
              One registration, for life
            </th>
            <td class="num">{thousandths(budget)}</td>
            <td />
            <td />
          </tr>
        </tbody>
      </table>
    </div>
  );
};

const thousandths = (amount: number): string => (amount / 1000).toFixed(2);
