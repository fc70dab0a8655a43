import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note } from '../../../common/web/parts.js';
import type { DeskExchangeView } from '../exchange.view.js';
import { SendFilesForm, Write, Written } from './exchange.parts.js';

/** The desk's page. Answers first: what do they ask? */
export const DeskExchangePage = (of: DeskExchangeView) => {
  const action = `/cases/${of.case.id}/referrals/${of.id}/exchange`;
  return (
    <Desk title={`Questions and answers with ${of.legal_contact}`} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${of.case.id}/referrals/${of.id}`}>
          {of.case.pseudonym} {of.case.reference}, referral to {of.legal_contact}
        </Crumb>
        <div class="head">
          <h1>Questions and answers with {of.legal_contact}</h1>
          <p class="soft">
            Your desk keeps them with the case. They can open them until the referral ends, and no longer.
          </p>
        </div>
        <div class="stack">
          <Written
            lines={of.lines}
            reader="desk"
            at={action}
            reportsAt={`/cases/${of.case.id}/referrals/${of.id}/reports`}
          />
          {of.lines.some(({ waits, report }) => waits && !report) && (
            <Form action={`${action}/waiting`} method="delete">
              <div class="actions inline">
                <button class="button quiet">It needs no answer</button>
              </div>
            </Form>
          )}
          {of.closed_by === null ? (
            <>
              {of.state !== 'accepted' && (
                <Note as="warn" title="They have not accepted yet">
                  <p>
                    Write nothing that tells who it is: no name, no place, no unit, no exact day. What they may know
                    before they accept stands in the preview.
                  </p>
                </Note>
              )}
              <Write action={action} to={of.legal_contact} />
              {of.files_closed_by === null ? (
                <SendFilesForm action={action} to={of.legal_contact} />
              ) : (
                <p class="soft">{of.files_closed_by}</p>
              )}
            </>
          ) : (
            <Note title="You cannot write to them now">
              <p>{of.closed_by}</p>
            </Note>
          )}
        </div>
      </div>
    </Desk>
  );
};
