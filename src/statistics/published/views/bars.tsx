import type { PublishedRow, PublishedTable } from '../published.view.js';

/** A table first; its bars stand beside the numbers, solid to the lower bound and hatched on to the upper one. */
export function Bars({ of: { label, rows } }: { of: PublishedTable }) {
  const most = Math.max(1, ...rows.map(({ upper, value }) => upper ?? value ?? 0));
  return (
    <figure class="stack">
      <div class="scroll" tabIndex={0} role="region" aria-label={label}>
        <table class="bars">
          <caption class="hidden">{label}</caption>
          <thead class="hidden">
            <tr>
              <th scope="col">{label}</th>
              <th scope="col">Drawn</th>
              <th scope="col">Our figure</th>
              <th scope="col">What to write</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row row={row} most={most} />
            ))}
          </tbody>
        </table>
      </div>
      <figcaption class="small soft">
        In the order of our list, not of size. Not printed: too small to print with a useful margin, or none. No figure
        is not zero.
      </figcaption>
    </figure>
  );
}

function Row({ row: { label, status, value, lower, upper }, most }: { row: PublishedRow; most: number }) {
  const name = status === 'rest' ? 'Not printed, together' : label;
  if (value === null)
    return (
      <tr>
        <th scope="row">{name}</th>
        <td class="soft small" colSpan={3}>
          not printed
        </td>
      </tr>
    );
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="draw">
        <div class="track" aria-hidden="true">
          <span class={length(lower ?? value, most)} />
          {upper !== null && <span class={`maybe ${length(upper - (lower ?? value), most)}`} />}
        </div>
      </td>
      <td>
        {value}
        {lower !== null && upper !== null && (
          <span class="soft small">, give or take {Math.max(value - lower, upper - value)}</span>
        )}
      </td>
      <td>
        {lower !== null && (
          <>
            <span class="soft small">Write:</span> <b>at least {lower}</b>
          </>
        )}
      </td>
    </tr>
  );
}

/** In steps of five, as the stylesheet has them; the number says it to the unit. */
const length = (amount: number, most: number): string => {
  const steps = Math.round((amount / most) * 20) * 5;
  return steps > 0 ? `n-${steps}` : '';
};
