import { Tag, type TagKind } from '../../../common/web/parts.js';
import type { ReleaseState } from '../releases.service.js';

const STATES: Record<ReleaseState, [words: string, kind?: TagKind]> = {
  announced: ['Announced'],
  'may-prepare': ['To be prepared', 'wait'],
  prepared: ['Needs a second lead', 'wait'],
  drawn: ['Drawn, not yet read'],
  embargo: ['Under embargo', 'wait'],
  published: ['Published', 'on'],
  not_published: ['Not published', 'stop'],
};

export const StateTag = ({ state }: { state: ReleaseState }) => {
  const [words, kind] = STATES[state];
  return <Tag as={kind}>{words}</Tag>;
};
