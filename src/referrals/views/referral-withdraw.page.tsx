import { dueInWords } from '../../common/web/dates.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Crumb, Empty, Note } from '../../common/web/parts.js';
import { OpenedWords } from './referral-state.js';
import type { Withdrawal } from './referral.view.js';

/** A grave act has a page of its own, says what follows and what cannot be undone, and can be left. */
export function ReferralWithdrawPage(of: Withdrawal) {
  const page = usePage();
  const due = of.nearest_deadline;
  const accepted = of.state === 'accepted';
  return (
    <Desk title={`Withdraw the referral to ${of.legal_contact}`} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${of.case.id}`}>
          {of.case.pseudonym} {of.case.reference}
        </Crumb>
        <div class="head">
          <h1>{accepted ? 'Withdraw consent?' : 'Withdraw the offer?'}</h1>
          <p class="soft">
            {of.purpose.label}, to {of.legal_contact}
          </p>
        </div>
        {of.state === 'draft' ? (
          <Empty
            why="It has not been offered yet."
            next={<a href={`/referrals/${of.id}/line`}>Take it out of its line</a>}
          />
        ) : (
          <div class="stack">
            <p>
              From this moment {of.legal_contact} can open nothing of it: not the preview, not the name, not the packet.
              The keys of all three are destroyed.
            </p>
            <p>What was already read cannot be taken back.</p>
            {of.line.some(({ state }) => state === 'draft') && (
              <p>Nobody in line behind them is asked any more. What was sealed to them is destroyed too.</p>
            )}
            <OpenedWords opened={of.opened} state={of.state} />
            {due && (
              <Note as="warn" title={`Still due: ${due.what}, ${dueInWords(due.on, page)}`}>
                <p>Without a lawyer, the desk must see to it.</p>
              </Note>
            )}
            <Form action={`/referrals/${of.id}/withdrawal`}>
              <div class="actions">
                <button class="button grave">{accepted ? 'Withdraw consent' : 'Withdraw the offer'}</button>
                <a href={`/cases/${of.case.id}`}>Keep the referral</a>
              </div>
            </Form>
          </div>
        )}
      </div>
    </Desk>
  );
}
