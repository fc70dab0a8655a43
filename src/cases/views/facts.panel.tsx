import { Empty, Lines, Note, Words } from '../../common/web/parts.js';
import { missingFacts } from '../find/filters.js';
import { missingWords } from '../find/views/filter-words.js';
import type { CaseDetail } from './case.view.js';

export const FactsPanel = ({ of }: { of: CaseDetail }) => (
  <section class="panel">
    <h2>Facts</h2>
    {of.to_complete && of.state !== 'closed' && <ToComplete of={of} />}
    {of.summary && <Words>{of.summary}</Words>}
    {of.fact_lines.length > 0 ? (
      <Lines of={of.fact_lines} tall />
    ) : (
      <Empty why="No fact is known yet." next="Add them as you learn them." />
    )}
    {of.state !== 'closed' && (
      <p class="do">
        <a href={`/cases/${of.id}/facts`}>Change the facts</a>
      </p>
    )}
  </section>
);

function ToComplete({ of }: { of: CaseDetail }) {
  if (!of.facts.service_country)
    return (
      <Note as="warn" level={3} title="To complete: whose army?">
        <p class="small">
          Legal contacts and campaigns are found by it. Nobody guesses it from a passport.{' '}
          <a href={`/cases/${of.id}/facts#facts-service_country`}>Say whose</a>
        </p>
      </Note>
    );
  return (
    <p class="small soft">
      To complete:{' '}
      {missingFacts(of.facts)
        .map((fact) => missingWords[fact])
        .join(', ')}
      .
    </p>
  );
}
