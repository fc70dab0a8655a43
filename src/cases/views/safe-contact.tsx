import { Note, Words } from '../../common/web/parts.js';
import type { CaseDetail } from './case.view.js';

/** Stands above everything on a case, and is never folded away. */
export function SafeContact({
  of,
}: {
  of: Pick<CaseDetail, 'id' | 'pseudonym' | 'safe_contact'> & { state?: CaseDetail['state'] };
}) {
  const safe = of.safe_contact;
  if (!safe)
    return (
      <Note as="warn" title="Safe contact: not known">
        <p>
          Nobody has written down how it is safe to reach {of.pseudonym}. Don't write or call first.{' '}
          {of.state !== 'closed' && <a href={`/cases/${of.id}/facts`}>Write it down</a>}
        </p>
      </Note>
    );
  return (
    <Note
      as={safe.channel.code === 'not_safe' ? 'danger' : 'warn'}
      title={`Safe contact: ${safe.channel.label.charAt(0).toLowerCase()}${safe.channel.label.slice(1)}`}
    >
      {safe.instructions ? (
        <Words>{safe.instructions}</Words>
      ) : (
        <p>There are no hours and no warnings here. Ask before the first contact.</p>
      )}
    </Note>
  );
}
