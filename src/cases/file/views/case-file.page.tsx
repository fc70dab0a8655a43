import { Day } from '../../../common/web/dates.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Lines, Note, Ref, Words } from '../../../common/web/parts.js';
import type { CaseFile, FileEntry, FileSection } from '../case-file.js';

/** Laid out for paper. The frame's foot prints who printed it, and what to do with it afterwards. */
export const CaseFilePage = ({ id, reference, pseudonym, state, sections }: CaseFile) => (
  <Desk title={`File ${reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${id}`}>
        {pseudonym} {reference}
      </Crumb>
      <div class="head">
        <h1 dir="auto">{pseudonym}</h1>
        <p class="soft">
          <Ref>{reference}</Ref>, {state.toLowerCase()}
        </p>
      </div>
      <div class="not-on-paper">
        <Note title="Print it now, with your browser">
          <p>
            Ctrl+P, or Print in your browser’s menu. This page is shown once; going back to{' '}
            <a href={`/cases/${id}`}>the case</a> closes it.
          </p>
        </Note>
      </div>
      {sections.map((section) => (
        <Section of={section} />
      ))}
    </div>
  </Desk>
);

export const Section = ({ of: { label, lines = [], entries = [] } }: { of: FileSection }) => (
  <section class="section">
    <h2>{label}</h2>
    {lines.length > 0 && <Lines of={lines} />}
    {entries.length > 0 && (
      <ol class="timeline">
        {entries.map((entry) => (
          <Entry of={entry} />
        ))}
      </ol>
    )}
    {lines.length + entries.length === 0 && <Empty why="Nothing is written down." />}
  </section>
);

const Entry = ({ of: { on, title, by, text } }: { of: FileEntry }) => (
  <li>
    <h3>{title}</h3>
    <p class="by">
      <Day on={on} />
      {by && `, ${by}`}
    </p>
    {text && <Words>{text}</Words>}
  </li>
);
