import { Day } from '../../../common/web/dates.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import type { OutsideList } from '../outside.view.js';
import { OutsideTag } from './outside-tag.js';

/** What left the network for this case, and what became of it. */
export const OutsideListPage = ({ case: about, items }: OutsideList) => (
  <Desk title={`Taken out of ${about.reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${about.id}`}>
        {about.pseudonym} {about.reference}
      </Crumb>
      <div class="head">
        <h1>Referred outside</h1>
        <p class="soft">To people without an account. What was sent cannot be taken back.</p>
      </div>
      {items.length === 0 ? (
        <Empty
          why="Nothing was taken out of this case."
          next={<a href={`/cases/${about.id}/outside/new`}>Refer to somebody without an account</a>}
        />
      ) : (
        <>
          <ul class="items">
            {items.map((one) => (
              <li>
                <p class="row apart">
                  <a href={`/cases/${about.id}/outside/${one.id}`}>
                    {one.purpose.label}, to {one.legal_contact}
                  </a>
                  <OutsideTag of={one} />
                </p>
                <p class="soft">
                  <Day on={one.offered_on} />
                </p>
              </li>
            ))}
          </ul>
          <p>
            <a href={`/cases/${about.id}/outside/new`}>Refer to somebody else without an account</a>
          </p>
        </>
      )}
    </div>
  </Desk>
);
