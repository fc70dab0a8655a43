import { Empty } from '../../common/web/parts.js';
import type { CaseDetail } from './case.view.js';

/** Where a case can be offered, the name leads to the offer; otherwise to what is known of them. */
export const FittingPanel = ({ of }: { of: CaseDetail }) => (
  <section class="panel">
    <h2>Legal contacts that fit</h2>
    {of.fitting.length === 0 ? (
      <Empty
        why="None fits yet: the countries and the language decide."
        next={<a href="/legal-contacts">See the directory</a>}
      />
    ) : (
      <ol class="items">
        {of.fitting.slice(0, 3).map(({ id, name, reasons, offerable }) => (
          <li>
            <p>
              <a href={offerable ? `/cases/${of.id}/referrals/new?to=${id}` : `/legal-contacts/${id}`}>{name}</a>
            </p>
            <p class="small soft">{inSentences(reasons)}</p>
          </li>
        ))}
      </ol>
    )}
  </section>
);

/** What is not known is left out: it is no reason. */
const inSentences = (reasons: string[]) =>
  reasons
    .filter((reason) => !reason.endsWith('not known'))
    .map((reason) => `${reason}.`)
    .join(' ');
