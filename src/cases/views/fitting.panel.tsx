import { Empty } from '../../common/web/parts.js';
import type { CaseDetail, FittingContact } from './case.view.js';

/** Where a case can be offered or taken out, the name leads there; otherwise to what is known of them. */
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
              <a href={placeOf(of.id, contact)}>{contact.name}</a>
            </p>
            <p class="small soft">{inSentences(contact.reasons)}</p>
          </li>
        ))}
      </ol>
    )}
  </section>
);

function placeOf(caseId: string, { id, offerable, outside }: FittingContact): string {
  if (outside) return `/cases/${caseId}/outside/new?to=${id}`;
  return offerable ? `/cases/${caseId}/referrals/new?to=${id}` : `/legal-contacts/${id}`;
}

/** What is not known is left out: it is no reason. */
const inSentences = (reasons: string[]) =>
  reasons
    .filter((reason) => !reason.endsWith('not known'))
    .map((reason) => `${reason}.`)
    .join(' ');
