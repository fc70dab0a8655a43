import type { OutsideState, PacketOutside } from '../../../cases/packets-outside.js';
import { Tag } from '../../../common/web/parts.js';

export const OUTSIDE_WORDS: Record<OutsideState, string> = {
  offered: 'Sent, no answer yet',
  accepted: 'Accepted',
  declined: 'Declined',
  completed: 'The work is done',
  to_tell: 'Write to them: the person no longer agrees',
  told: 'Asked to destroy it',
};

/** Where it stands, as somebody of the desk wrote it down. */
export const OutsideTag = ({ state }: Pick<PacketOutside, 'state'>) => (
  <Tag as={state === 'to_tell' ? 'stop' : state === 'offered' ? 'wait' : undefined}>{OUTSIDE_WORDS[state]}</Tag>
);
