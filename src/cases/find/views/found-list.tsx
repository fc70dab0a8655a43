import { Due, shortDate } from '../../../common/web/dates.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { usePage } from '../../../common/web/page-context.js';
import { Ref } from '../../../common/web/parts.js';
import { type CaseRow, StateTag } from '../../views/case-row.js';
import type { Piece } from '../excerpt.js';
import { type Filters, FILTERS } from '../filters.js';
import type { Found } from '../where-found.js';

/** Cases that hold the words, and where. */
export const FoundList = ({ items }: { items: CaseRow[] }) => (
  <ul class="items found">
    {items.map((row) => (
      <li>
        <p class="row apart">
          <span>
            <a href={`/cases/${row.id}`} dir="auto">
              {row.found?.in === 'pseudonym' ? <Marked line={row.found.line} /> : row.pseudonym}
            </a>{' '}
            <span class="alias small soft">
              {row.found?.in === 'reference' ? (
                <mark>
                  <Ref>{row.reference}</Ref>
                </mark>
              ) : (
                <Ref>{row.reference}</Ref>
              )}
            </span>
          </span>
          <span class="row small">
            {row.next_due && <Due on={row.next_due.on} />}
            <StateTag row={row} />
          </span>
        </p>
        {row.found && <Where found={row.found} />}
      </li>
    ))}
  </ul>
);

function Where({ found: { in: where, label, on, line } }: { found: Found }) {
  const { lang } = usePage();
  if (where === 'pseudonym' || where === 'reference') return null;
  const place = { fact: label, summary: 'Summary', note: on ? `Note, ${shortDate(on, lang)}` : 'Note' }[where];
  return (
    <p class="small where">
      <span class="soft">{place}:</span>{' '}
      <span dir="auto">
        <Marked line={line} />
      </span>
    </p>
  );
}

const Marked = ({ line }: { line: Piece[] }) => <>{line.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>;

/** The next hits: what was looked for is posted again. */
export const MoreFound = ({ text, filters, after }: { text: string; filters: Filters; after: string }) => (
  <Form action="/cases/search" once={false} label="More">
    <Hidden name="text" value={text} />
    {FILTERS.map((name) => filters[name] && <Hidden name={name} value={filters[name]} />)}
    <Hidden name="limit#" value={50} />
    <Hidden name="after" value={after} />
    <button class="as-link">More cases</button>
  </Form>
);
