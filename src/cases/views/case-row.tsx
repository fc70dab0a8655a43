import { Tag, type TagKind } from '../../common/web/parts.js';
import type { Missing } from '../find/filters.js';
import { missingWords } from '../find/views/filter-words.js';
import type { Found } from '../find/where-found.js';
import { caseStates, type CaseState } from './case-words.js';

export interface CaseRow {
  id: string;
  reference: string;
  pseudonym: string;
  state: CaseState;
  next_due: { on: string; what: string } | null;
  /** Label of the service country, or else of the country of stay. */
  country: string | null;
  situation: string | null;
  tag?: [TagKind, string];
  /** A fact that matters is missing. */
  to_complete: boolean;
  missing: Missing[];
  /** Where it was found. */
  found?: Found;
}

/** What a row says of its case at its end; `inFull`: which facts are missing too. */
export const StateTag = ({ row, inFull }: { row: CaseRow; inFull?: boolean }) => {
  if (row.tag) return <Tag as={row.tag[0]}>{row.tag[1]}</Tag>;
  if (row.state !== 'open') return <Tag>{caseStates[row.state]}</Tag>;
  if (!row.to_complete) return null;
  return (
    <>
      <Tag as="wait">To complete</Tag>
      {inFull && <span class="small soft missing">{row.missing.map((fact) => missingWords[fact]).join(', ')}</span>}
    </>
  );
};
