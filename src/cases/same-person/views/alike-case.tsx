import { Ref, Tag } from '../../../common/web/parts.js';
import { caseStates } from '../../views/case-words.js';
import type { AlikeCase } from '../same-person.presenter.js';

/** A case in a list of those that may be one person's. */
export const AlikeCaseLink = ({ of }: { of: AlikeCase }) => (
  <>
    <a href={`/cases/${of.id}`} dir="auto">
      {of.pseudonym}
    </a>{' '}
    <span class="alias small soft">
      <Ref>{of.reference}</Ref>
    </span>{' '}
    {of.state !== 'open' && <Tag>{caseStates[of.state]}</Tag>}
  </>
);
