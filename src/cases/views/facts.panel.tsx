import { Empty, Lines, Note, Words } from '../../common/web/parts.js';
import type { CaseDetail } from './case.view.js';

export const FactsPanel = ({ of }: { of: CaseDetail }) => (
  <section class="panel">
    <h2>Facts</h2>
    {of.to_complete && of.state !== 'closed' && (
      <Note as="warn" level={3} title="To complete: whose army?">
        <p class="small">
          Legal contacts and campaigns are found by it. Nobody guesses it from a passport.{' '}
          <a href={`/cases/${of.id}/facts#facts-service_country`}>Say whose</a>
        </p>
      </Note>
    )}
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
