import { Tag } from '../../../common/web/parts.js';
import type { OutsideReferral, OutsideState } from '../outside.view.js';

export const OUTSIDE_WORDS: Record<OutsideState, string> = {
  offered: 'Sent, no answer yet',
  accepted: 'Accepted',
  declined: 'Declined',
  completed: 'Completed',
  withdrawn: 'Told that the person no longer agrees',
};

/** One word for where it stands, as somebody of the desk wrote it down. */
export const OutsideTag = ({ of: { state, consent_withdrawn } }: { of: OutsideReferral }) =>
  consent_withdrawn && (state === 'offered' || state === 'accepted') ? (
    <Tag as="wait">The person no longer agrees</Tag>
  ) : (
    <Tag as={state === 'offered' ? 'wait' : undefined}>{OUTSIDE_WORDS[state]}</Tag>
  );
