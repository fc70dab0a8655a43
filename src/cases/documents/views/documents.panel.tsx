import { Empty } from '../../../common/web/parts.js';
import type { CaseDetail } from '../../views/case.view.js';

const SHOWN = 5;

/** On the page of a case: the newest of its documents. */
export const DocumentsPanel = ({ of: { id, documents, state } }: { of: CaseDetail }) => (
  <section class="panel">
    <h2>Documents</h2>
    {documents.length === 0 ? (
      <Empty why="None." />
    ) : (
      <ul class="items">
        {documents.slice(0, SHOWN).map((one) => (
          <li>
            <a href={`/cases/${id}/documents/${one.id}`} dir="auto">
              {one.name}
            </a>
          </li>
        ))}
      </ul>
    )}
    {(state !== 'closed' || documents.length > 0) && (
      <p class="do">
        <a href={`/cases/${id}/documents`}>{state === 'closed' ? 'All documents' : 'Bring documents, or see all'}</a>
      </p>
    )}
  </section>
);
