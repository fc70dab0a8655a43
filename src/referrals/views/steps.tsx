import type { ReferralState } from './referral.view.js';

const steps = ['Preview', 'Conflict check', 'Answer', 'Packet'];
const at: Partial<Record<ReferralState, number>> = {
  offered: 0,
  previewed: 0,
  conflict_check: 1,
  accepted: 3,
  completed: 4,
};

/** How far a referral has come. A referral that ended before its packet shows no steps: there is no next one. */
export function Steps({ state }: { state: ReferralState }) {
  const now = at[state];
  if (now === undefined) return null;
  return (
    <ol class="steps" aria-label="How a referral goes">
      {steps.map((step, i) => (
        <li class={i < now ? 'done' : undefined} aria-current={i === now ? 'step' : undefined}>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}
