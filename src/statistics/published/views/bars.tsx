import { usePage } from '../../../common/web/page-context.js';
import type { Plan } from '../../plan/plan.js';
import { restLabel, rowLabel, tableLabel } from '../labels.js';
import type { ReadRow } from '../../release/files/read-table.js';
import type { PublishedTable } from '../published.view.js';
import { statisticsWords } from '../words/statistics-words.js';

interface Given {
  value: number;
  lower: number | null;
  upper: number | null;
}

/**
 * A table first; its bars stand beside the numbers, solid to the lower bound and hatched on to the upper one. On a telephone each row is
 * laid out in two lines, which takes from a table what it is for whoever hears it: so its parts say what they are.
 */
export function Bars({ of: { dimensions, rows }, plan }: { of: PublishedTable; plan: Plan }) {
  const { lang } = usePage();
  const w = statisticsWords[lang].page;
  const label = tableLabel(plan, dimensions, lang);
  const most = Math.max(1, ...rows.map(({ upper, value }) => upper ?? value ?? 0));
  return (
    <figure class="stack">
      <div class="scroll" tabIndex={0} role="region" aria-label={label}>
        <table class="bars release" role="table">
          <caption class="hidden">{label}</caption>
          <colgroup>
            <col class="name" />
            <col />
            <col class="said" />
            <col class="said" />
          </colgroup>
          <thead class="hidden" role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {label}
              </th>
              <th scope="col" role="columnheader">
                {w.drawn}
              </th>
              <th scope="col" role="columnheader">
                {w.figure}
              </th>
              <th scope="col" role="columnheader">
                {w.toWrite}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => (
              <Row
                name={row.status === 'rest' ? restLabel(dimensions, lang) : rowLabel(plan, dimensions, row.codes, lang)}
                row={row}
                most={most}
              />
            ))}
          </tbody>
        </table>
      </div>
      <figcaption class="small soft stack-s">
        <p class="row bar-keys">
          <span class="bar-key">{w.solid}</span>
          <span class="bar-key maybe">{w.hatched}</span>
        </p>
        <p>{w.order}</p>
      </figcaption>
    </figure>
  );
}

/** Few and none are the same row but for its name: without a track, which would read as nought. */
function Row({ name, row: { value, lower, upper }, most }: { name: string; row: ReadRow; most: number }) {
  const { notPrinted } = statisticsWords[usePage().lang].page;
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {name}
      </th>
      {value === null ? (
        <td class="soft small write" colSpan={3} role="cell">
          {notPrinted}
        </td>
      ) : (
        <Printed value={value} lower={lower} upper={upper} most={most} />
      )}
    </tr>
  );
}

function Printed({ value, lower, upper, most }: Given & { most: number }) {
  const w = statisticsWords[usePage().lang].page;
  return (
    <>
      <td class="draw" role="cell">
        <div class="track" aria-hidden="true">
          <span class={length(lower ?? value, most)} />
          {upper !== null && <span class={`maybe ${length(upper - (lower ?? value), most)}`} />}
        </div>
      </td>
      <td class="figure" role="cell">
        {value}
        {lower !== null && upper !== null && (
          <span class="soft small"> ({w.giveOrTake(Math.max(value - lower, upper - value))})</span>
        )}
      </td>
      <td class="write" role="cell">
        {lower !== null && (
          <>
            <span class="soft small">{w.write}</span> <b>{w.atLeast(lower)}</b>
          </>
        )}
      </td>
    </>
  );
}

/** In steps of five, as the stylesheet has them; the number says it to the unit. */
const length = (amount: number, most: number): string => {
  const steps = Math.round((amount / most) * 20) * 5;
  return steps > 0 ? `n-${steps}` : '';
};
