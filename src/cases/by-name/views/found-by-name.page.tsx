import { Due } from '../../../common/web/dates.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Ref } from '../../../common/web/parts.js';
import { type CaseRow, StateTag } from '../../views/case-row.js';
import type { Match } from '../matches.js';

export interface FoundByName {
  items: (CaseRow & { matched: Match[] })[];
  /** How many people, shown or not. */
  total: number;
}

const howWords: Record<Match['what'], Partial<Record<Match['how'], string>>> = {
  name: {
    same: 'The name, as you wrote it',
    spelling: 'The name in another spelling',
    script: 'The name in another script',
  },
  contact: { same: 'A contact', end: 'Perhaps a contact: one of the two numbers is without its country' },
};
export const matchInWords = ({ what, how }: Match) => howWords[what][how] ?? '';

/** Whose it may be. The name itself is not shown: it is opened at its case, with a reason of its own. */
export const FoundByNamePage = ({ items, total }: FoundByName) => (
  <Desk title="Found by name or contact" at="cases">
    <div class="narrow">
      <Crumb to="/cases">Your cases</Crumb>
      <div class="head row apart">
        <h1>Found by name or contact</h1>
        <a class="button" href="/cases/by-name">
          Look again
        </a>
      </div>
      {items.length === 0 ? (
        <Empty
          why="Nobody at your desks has this name or contact."
          next="Try one word of the name, or another number. A name in Chinese characters is found only as it is written."
        />
      ) : (
        <div class="stack">
          <p class="soft">
            {total === 1 ? 'One person' : `${total} people`}. Nearest first
            {total > items.length && `, ${items.length} are shown: write more of the name`}. Closed cases too.
          </p>
          <ul class="items found">
            {items.map((row) => (
              <li>
                <p class="row apart">
                  <span>
                    <a href={`/cases/${row.id}`} dir="auto">
                      {row.pseudonym}
                    </a>{' '}
                    <span class="alias small soft">
                      <Ref>{row.reference}</Ref>
                    </span>
                  </span>
                  <span class="row small">
                    {row.next_due && <Due on={row.next_due.on} />}
                    <StateTag row={row} />
                  </span>
                </p>
                <p class="small where">{row.matched.map(matchInWords).join('. ')}.</p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  </Desk>
);
