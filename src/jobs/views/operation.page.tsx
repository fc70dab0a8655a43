import type { ComponentChildren } from 'preact';
import { Day } from '../../common/web/dates.js';
import { Desk } from '../../common/web/layout.js';
import { Facts, Note, Tag } from '../../common/web/parts.js';
import type { MailLineView } from '../../mail/mail-line.service.js';
import type { JobName } from '../job.js';

/** `GET /operation`. */
export interface OperationView {
  items: JobLine[];
  /** The shred job is set up. */
  keeper: boolean;
  /** Of all organisations together; never an address. */
  mail: MailLineView;
}

export interface JobLine {
  name: JobName;
  /** Null: it has never run. */
  ran_on: string | null;
  result: 'done' | 'failed' | null;
  /** It should have run since. */
  late: boolean;
}

/** Answers first: does everything run that runs by itself? */
export const OperationPage = ({ items, mail, keeper }: OperationView) => (
  <Desk title="What runs by itself" at="operation">
    <div class="narrow stack">
      <div class="head">
        <h1>What runs by itself</h1>
        {items.some(({ result, late }) => late || result === 'failed') ? (
          <Note as="warn" title="Something did not run as it should">
            <p>
              Nothing is lost: what is due stays due, and is done at the next run. Until then keys that should be gone
              are still on the disk. Tell whoever runs this server; its log says what kind of error it was.
            </p>
          </Note>
        ) : (
          <p class="lede">Everything ran as it should.</p>
        )}
        <p class="soft">Each runs when the server starts, and then every quarter of an hour.</p>
      </div>
      {!keeper && (
        <Note as="warn" title="Destroyed keys stay on the disk">
          <p>
            The job that takes them out of the files of the database is not set up, so no erasure is proved. Whoever
            runs this server gives the database a role for it, and names it in DATABASE_KEEPER_URL.
          </p>
        </Note>
      )}
      <ul class="items">
        {items.map((job) => (
          <li>
            <p>
              {WORDS[job.name]} <State {...job} />
            </p>
            <p class="soft">{job.ran_on ? <LastRun on={job.ran_on} /> : 'Has not run yet'}</p>
          </li>
        ))}
      </ul>
      <Mail of={mail} />
    </div>
  </Desk>
);

const Mail = ({ of: { sent_on, waiting, failed, error } }: { of: MailLineView }) => (
  <section class="section">
    <h2>Mail</h2>
    <p>
      {error ? (
        <Tag as="stop">Not every mail left</Tag>
      ) : waiting > 0 ? (
        <Tag as="wait">Waits</Tag>
      ) : (
        <Tag as="on">Nothing waits</Tag>
      )}
    </p>
    <Facts
      of={[
        ['Last mail that left', sent_on ? <Day on={sent_on} /> : 'None yet'],
        ['Waiting today', String(waiting)],
        ['Given up today', String(failed)],
        ...(error
          ? [['What the mail server said', <bdi class="code">{error}</bdi>] as [string, ComponentChildren]]
          : []),
      ]}
    />
    <p class="soft">
      Counted over all organisations of this server. What waits is tried again every quarter of an hour, and tomorrow
      anew.
    </p>
  </section>
);

const LastRun = ({ on }: { on: string }) => (
  <>
    Last run: <Day on={on} />
  </>
);

function State({ result, late }: JobLine) {
  if (result === 'failed') return <Tag as="stop">Failed</Tag>;
  if (late) return <Tag as="wait">Late</Tag>;
  return <Tag as="on">Done</Tag>;
}

const WORDS: Record<JobName, string> = {
  'referral-ends':
    'Keys of referrals are destroyed on the day after their end, and what a stand-in held after their last day.',
  'ended-grants': 'The keys of stand-ins are deleted at their hour, and their desks are asked to renew.',
  sweep: 'What is kept for a while only is deleted.',
  reminders: 'People are reminded that something is due.',
  retention: 'Closed cases are erased after their last day.',
  shred: 'Destroyed keys leave the files of the database, and are looked for there.',
  'closed-periods': 'What desks stated of a period that was not published is destroyed.',
};
