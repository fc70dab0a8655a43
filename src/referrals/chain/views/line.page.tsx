import { Day } from '../../../common/web/dates.js';
import { Select } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import { ReferralTag, runs } from '../../views/referral-state.js';
import type { ReferralLine } from '../../views/referral.view.js';

/** Answers first: who is asked now, until when, and who is asked then? */
export function LinePage({ id, case: about, entries }: ReferralLine) {
  const waiting = entries.filter(({ state }) => state === 'draft');
  const now = entries.find(({ state }) => runs(state));
  return (
    <Desk title={`Who is asked for ${about.reference}`} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${about.id}`}>
          {about.pseudonym} {about.reference}
        </Crumb>
        <div class="head">
          <h1>One after another</h1>
          <p class="lede">
            Who declines, or does not answer within 3 days, is followed by the next. One who accepts ends the line, and
            so do a withdrawal, the end of the consent, and the closing of the case.
          </p>
        </div>
        <ol class="items">
          {entries.map(({ id: entry, legal_contact, state, answer_by }) => (
            <li>
              <p class="row apart">
                <a href={`/cases/${about.id}/referrals/${entry}`}>{legal_contact}</a>
                <ReferralTag state={state} />
              </p>
              {answer_by && (
                <p class="soft">
                  Answers by <Day on={answer_by} />
                </p>
              )}
            </li>
          ))}
        </ol>
        {waiting.length === 0 ? (
          <Empty
            why="Nobody waits in line."
            next={<a href={`/cases/${about.id}/referrals/new`}>Offer the case to somebody else</a>}
          />
        ) : (
          <section class="section">
            <h2>Who is asked next</h2>
            <p>What waits is sealed already, and its recipients neither see nor open it before their turn.</p>
            <Form action={`/referrals/${id}/line`} class="form">
              {waiting.map((_, at) => (
                <Select
                  name={`next_in_line.${at}`}
                  label={at === 0 ? 'Next' : 'Then'}
                  options={waiting.map(({ id: code, legal_contact: label }) => ({ code, label }))}
                  value={waiting[at]!.id}
                  empty="Nobody"
                />
              ))}
              <p class="soft">Who is chosen nowhere is taken out: what was sealed to them is destroyed.</p>
              <div class="actions">
                <button class="button">Ask them in this order</button>
                {now && <a href={`/referrals/${now.id}/withdrawal`}>Withdraw it, and stop the whole line</a>}
              </div>
            </Form>
          </section>
        )}
      </div>
    </Desk>
  );
}
