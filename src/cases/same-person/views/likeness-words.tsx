import { Tag } from '../../../common/web/parts.js';
import type { Likeness } from '../likeness.js';

const words: Record<Likeness['reasons'][number], string> = {
  contact: 'the same contact',
  birth_date: 'the same date of birth',
  name: 'a name that may be the same',
};
const listed = new Intl.ListFormat('en-GB');

/** Why they may be one, without what it is about. */
export const LikenessWords = ({ reasons, strong }: Likeness) => (
  <p class="small where">
    <Tag as={strong ? 'wait' : undefined}>{strong ? 'Probably' : 'Perhaps'}</Tag>{' '}
    {listed.format(reasons.map((reason) => words[reason])).replace(/^./, (first) => first.toUpperCase())}
    {!strong && ', and nothing else'}.
  </p>
);
