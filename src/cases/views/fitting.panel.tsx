import { Empty } from '../../common/web/parts.js';
import type { CaseDetail } from './case.view.js';

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
        {of.fitting.slice(0, 3).map((contact) => (
          <li>
            <p>
              <a href={`/cases/${of.id}/referrals/new?to=${contact.id}`}>{contact.name}</a>
            </p>
            <ul class="plain small soft">
              {contact.reasons.map((reason) => (
                <li>{reason}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    )}
  </section>
);
