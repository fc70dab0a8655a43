import { Day } from '../../../common/web/dates.js';
import { usePage } from '../../../common/web/page-context.js';
import { Note, Ref } from '../../../common/web/parts.js';
import type { CaseDetail } from '../../views/case.view.js';

/** On the page of a case: where its work goes on, or what went into it. */
export function MergedNote({ of: { id, merged } }: { of: Pick<CaseDetail, 'id' | 'merged'> }) {
  const { today } = usePage();
  if (merged.into)
    return (
      <Note title={`Merged into ${merged.into.reference}`}>
        <p>
          The same person was entered twice. Since <Day on={merged.into.on} /> the work goes on in{' '}
          <a href={`/cases/${merged.into.id}`}>
            <Ref>{merged.into.reference}</Ref>
          </a>
          .
        </p>
      </Note>
    );
  return (
    <>
      {merged.from.map((one) => (
        <p class="soft small">
          <a href={`/cases/${one.id}`}>
            <Ref>{one.reference}</Ref>
          </a>{' '}
          was merged into this case on <Day on={one.on} />.{' '}
          {one.until >= today && <a href={`/cases/${id}/merges/${one.id}/reversal`}>Part them again</a>}
        </p>
      ))}
    </>
  );
}
