import type { ExplainedTable } from '../plans.view.js';

export const ExplainedTables = ({ of, name }: { of: ExplainedTable[]; name: string }) => (
  <div class="scroll" tabIndex={0} role="region" aria-label={`Tables of the plan ${name}`}>
    <table class="sheet">
      <thead>
        <tr>
          <th scope="col">Table</th>
          <th scope="col">Each</th>
          <th scope="col" class="num">
            Cost
          </th>
          <th scope="col" class="num">
            Margin
          </th>
          <th scope="col" class="num">
            Printed from
          </th>
          <th scope="col" class="num">
            Rows printed
          </th>
          <th scope="col" class="num">
            Off by
          </th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ label, rows, period, cost, margin, floor, printed, error }) => (
          <tr>
            <th scope="row">{rows > 1 ? `${label}, ${rows} rows` : label}</th>
            <td>{period}</td>
            <td class="num">{(cost / 1000).toFixed(2)}</td>
            <td class="num">{margin}</td>
            <td class="num">{floor}</td>
            <td class="num">{Math.round(printed * 100)} %</td>
            <td class="num">{(error * 100).toFixed(1)} %</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
