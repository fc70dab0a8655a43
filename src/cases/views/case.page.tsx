import { Desk } from '../../common/web/layout.js';
import { Day } from '../../common/web/dates.js';
import { usePage } from '../../common/web/page-context.js';
import { MergedNote } from '../merge/views/merged.note.js';
import { Note, Words } from '../../common/web/parts.js';
import { listOf } from '../facts-in-words.js';
import { DocumentsPanel } from '../documents/views/documents.panel.js';
import { SamePersonPanel } from '../same-person/views/same-person.panel.js';
import { CampaignsPanel } from './campaigns.panel.js';
import { TasksSection } from '../tasks/views/tasks.section.js';
import type { CaseDetail } from './case.view.js';
import { ConsentPanel } from './consent.panel.js';
import { DeadlinesSection } from './deadlines.section.js';
import { FactsPanel } from './facts.panel.js';
import { FittingPanel } from './fitting.panel.js';
import { IdentityBar } from './identity-bar.js';
import { NeedsPanel, RiskPanel } from './needs.panel.js';
import { NotesSection } from './notes.section.js';
import { ReferralsPanel } from './referrals.panel.js';
import { RelatedPanel } from './related.panel.js';
import { SafeContact } from './safe-contact.js';

const closing = { enquiry: 'Close the enquiry', open: 'Close the case', closed: 'Open the case again' };

/** Answers first: is it safe to contact this person, and what is due? */
export function CasePage(of: CaseDetail) {
  return (
    <Desk title={`${of.reference} ${of.pseudonym}`} at="cases" identity={<IdentityBar of={of} />}>
      <div class="head stack">
        <SafeContact of={of} />
        <MergedNote of={of} />
        {of.closed && !of.merged.into && <Closed closed={of.closed} keepUntil={of.keep_until} />}
      </div>
      <div class="split">
        <div>
          <DeadlinesSection of={of} />
          <TasksSection of={of} />
          <NotesSection of={of} />
        </div>
        <aside class="stack" aria-label="About this case">
          <FactsPanel of={of} />
          <DocumentsPanel of={of} />
          <ReferralsPanel of={of} />
          {of.state !== 'closed' && <FittingPanel of={of} />}
          <CampaignsPanel of={of} />
          <NeedsPanel of={of} />
          <RiskPanel of={of} />
          <RelatedPanel of={of} />
          <ConsentPanel of={of} />
          <p class="do">
            <a href={`/cases/${of.id}/history`}>What was changed, by whom</a>
          </p>
          {of.state !== 'closed' && (
            <p class="do">
              <a href={`/cases/${of.id}/assignment`}>Who holds this case</a>
            </p>
          )}
          {of.state !== 'closed' && usePage().signedIn?.role === 'coordinator' && (
            <p class="do">
              <a href={`/cases/${of.id}/transfer`}>Offer it to another desk</a>
            </p>
          )}
          {!of.merged.into && <SamePersonPanel id={of.id} />}
          <p class="do">
            <a href={`/cases/${of.id}/file`}>Print the case</a>
          </p>
          <p class="do">
            <a href={`/cases/${of.id}/closure`}>{closing[of.state]}</a>
          </p>
        </aside>
      </div>
    </Desk>
  );
}

const Closed = ({ closed, keepUntil }: { closed: NonNullable<CaseDetail['closed']>; keepUntil: string | null }) => (
  <Note title={`Closed: ${closed.reason.label}`}>
    <p>
      Closed on <Day on={closed.on} />
      {closed.by && ` by ${closed.by}`}. Only your desk can read it, and it takes notes alone.{' '}
      {keepUntil && (
        <>
          It will be erased on <Day on={keepUntil} />, unless it is opened again.
        </>
      )}
    </p>
    {closed.achieved.length > 0 && (
      <p>
        What the person got:{' '}
        {listOf(
          'service_type',
          closed.achieved.map(({ code }) => code),
        )}
        .
      </p>
    )}
    {closed.advice && <Words>{closed.advice}</Words>}
  </Note>
);
