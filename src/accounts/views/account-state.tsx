import { Tag, type TagKind } from '../../common/web/parts.js';
import type { AccountRow } from '../account.view.js';

const WORDS: Record<AccountRow['state'], [words: string, kind: TagKind]> = {
  invited: ['Invited, not begun', 'wait'],
  active: ['Works', 'on'],
  disabled: ['Disabled', 'stop'],
};

export const StateTag = ({ state }: Pick<AccountRow, 'state'>) => {
  const [words, kind] = WORDS[state];
  return <Tag as={kind}>{words}</Tag>;
};
