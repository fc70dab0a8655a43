import { Day } from '../../../common/web/dates.js';
import { Note } from '../../../common/web/parts.js';
import type { Absence, DoneInPlace } from '../stand-ins.view.js';

const DONE: Record<DoneInPlace['what'], string> = {
  preview: 'Opened the preview',
  name: 'Opened the name',
  packet: 'Opened the packet',
  accepted: 'Accepted',
  declined: 'Declined',
};

/** What was done in the lawyer's place, oldest first; nothing where nothing was. Both sides see the same. */
export const InPlace = ({ of }: { of: DoneInPlace[] }) =>
  of.length === 0 ? null : (
    <section class="panel">
      <h2>Done by who stood in</h2>
      <ul class="items small">
        {of.map(({ what, by, on }) => (
          <li>
            <p>
              {DONE[what]}: {by}
            </p>
            <p class="soft">
              <Day on={on} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );

const READS: Record<Absence['reads'], (name: string, sent: boolean) => string> = {
  yes: (name, sent) => (sent ? `${name} reads it and may answer.` : `${name} will read it and may answer.`),
  'not-agreed': (name) => `The person did not agree to a stand-in, so nothing of it is sealed to ${name}.`,
  'not-confirmed': (name) =>
    `Your desk has not confirmed the check words of ${name}, so nothing is sealed to them. Hear the words first, or wait.`,
  'not-sealed': (name) =>
    `Nothing of it was sealed to ${name}: your desk had not confirmed their check words when it was sent, or it waited in line when they were named.`,
};

/** The recipient is away: who answers, until when, and whether they read this. */
export const Away = ({ of, sent }: { of: Absence | null; sent: boolean }) =>
  of && (
    <Note as={of.reads === 'yes' ? undefined : 'warn'} title="They are away">
      <p>
        {of.stand_in} stands in for them until the end of <Day on={of.until} />. {READS[of.reads](of.stand_in, sent)}
      </p>
    </Note>
  );
