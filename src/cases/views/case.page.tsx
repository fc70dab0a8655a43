import { Desk } from '../../common/web/layout.js';
import { Day } from '../../common/web/dates.js';
import { usePage } from '../../common/web/page-context.js';
import { Note } from '../../common/web/parts.js';
import { MergedNote } from '../merge/views/merged.note.js';
import { SamePersonPanel } from '../same-person/views/same-person.panel.js';
import { CampaignsPanel } from './campaigns.panel.js';
import type { CaseDetail } from './case.view.js';
import { ConsentPanel } from './consent.panel.js';
import { DeadlinesSection } from './deadlines.section.js';
import { FactsPanel } from './facts.panel.js';
import { FittingPanel } from './fitting.panel.js';
import { IdentityBar } from './identity-bar.js';
import { NeedsPanel } from './needs.panel.js';
import { NotesSection } from './notes.section.js';
import { ReferralsPanel } from './referrals.panel.js';
import { SafeContact } from './safe-contact.js';

/** Answers first: is it safe to contact this person, and what is due? */
export function CasePage(of: CaseDetail) {
  return (
    <Desk title={`${of.reference} ${of.pseudonym}`} at="cases" identity={<IdentityBar of={of} />}>
      <div class="head stack">
        <SafeContact of={of} />
        <MergedNote of={of} />
        {of.closed && !of.merged.into && (
          <Note title={`Closed: ${of.closed.reason.label}`}>
            <p>
              Closed on <Day on={of.closed.on} />. Only your desk can read it.{' '}
              {of.keep_until && (
                <>
                  It will be erased on <Day on={of.keep_until} />, unless it is opened again.
                </>
              )}
            </p>
          </Note>
        )}
      </div>
      <div class="split">
        <div>
          <DeadlinesSection of={of} />
          <NotesSection of={of} />
        </div>
        <aside class="stack" aria-label="About this case">
          <FactsPanel of={of} />
          <ReferralsPanel of={of} />
          {of.state !== 'closed' && <FittingPanel of={of} />}
          <CampaignsPanel of={of} />
          <NeedsPanel of={of} />
          <ConsentPanel of={of} />
          <p class="do">
            <a href={`/cases/${of.id}/assignment`}>Who holds this case</a>
          </p>
          {usePage().signedIn?.role === 'coordinator' && (
            <p class="do">
              <a href={`/cases/${of.id}/transfer`}>Offer it to another desk</a>
            </p>
          )}
          {!of.merged.into && <SamePersonPanel id={of.id} />}
          <p class="do">
            <a href={`/cases/${of.id}/closure`}>{of.state === 'closed' ? 'Open the case again' : 'Close the case'}</a>
          </p>
        </aside>
      </div>
    </Desk>
  );
}
