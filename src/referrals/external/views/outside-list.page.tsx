import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import type { OutsideList } from '../outside.view.js';
import { OutsideItems } from './outside-items.js';

/** What left the network for this case, and what became of it. */
export const OutsideListPage = ({ case: about, items, open }: OutsideList) => (
  <Desk title={`Referred outside: ${about.reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${about.id}`}>
        {about.pseudonym} {about.reference}
      </Crumb>
      <div class="head">
        <h1>Referred outside</h1>
        <p class="soft">To people without an account. What was sent cannot be called back.</p>
      </div>
      <div class="stack">
        {items.length === 0 ? <Empty why="Nothing was taken out of this case." /> : <OutsideItems of={items} />}
        {open && (
          <p>
            <a href={`/cases/${about.id}/outside/new`}>Refer to somebody without an account</a>
          </p>
        )}
      </div>
    </div>
  </Desk>
);
