import { Empty, Ref } from '../../common/web/parts.js';
import type { CaseDetail } from './case.view.js';

export const RelatedPanel = ({ of }: { of: CaseDetail }) => (
  <section class="panel">
    <h2>Related cases</h2>
    {of.related.length === 0 ? (
      <Empty why="None." next={of.state !== 'closed' && 'Family, or the same unit: only if the desk must know.'} />
    ) : (
      <ul>
        {of.related.map(({ kind, case: other }) => (
          <li>
            {kind.label}:{' '}
            {other ? (
              <a href={`/cases/${other.id}`}>
                <bdi>{other.pseudonym}</bdi> <Ref>{other.reference}</Ref>
              </a>
            ) : (
              'no longer at this desk'
            )}
          </li>
        ))}
      </ul>
    )}
    {(of.state !== 'closed' || of.related.length > 0) && (
      <p class="do">
        <a href={`/cases/${of.id}/related`}>{of.related.length > 0 ? 'Why, and others' : 'Relate a case'}</a>
      </p>
    )}
  </section>
);
