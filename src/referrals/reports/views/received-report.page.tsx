import { DateFields } from '../../../common/web/choices.js';
import { Select, TextArea, TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Lines, Note } from '../../../common/web/parts.js';
import { countries, options } from '../../../reference/vocabulary.js';
import type { ReceivedReportView, ReportFields } from '../report.view.js';
import { VerdictTag } from './report.parts.js';

/** Answers first: what do they report, and is it so? */
export const ReceivedReportPage = (of: ReceivedReportView) => {
  const action = `/cases/${of.case.id}/referrals/${of.referral_id}/reports/${of.id}`;
  return (
    <Desk title={`Report on ${of.case.reference}`} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${of.case.id}/referrals/${of.referral_id}/exchange`}>
          {of.case.pseudonym} {of.case.reference}, questions and answers
        </Crumb>
        <div class="head">
          <h1>
            {of.title}, reported by {of.legal_contact}
          </h1>
          <p>
            <VerdictTag of={of} />
          </p>
        </div>
        <div class="stack">
          <Lines of={of.lines} />
          {of.verdict === null && (
            <>
              <Confirm action={action} of={of} />
              <SetAside action={action} />
            </>
          )}
        </div>
      </div>
    </Desk>
  );
};

const Confirm = ({ action, of }: { action: string; of: ReceivedReportView }) => (
  <Form action={`${action}/confirmation`} class="form" label="Confirm it">
    <div class="part">
      <h2>Confirm it, corrected where it is wrong</h2>
      {of.report.what !== 'proceeding' && (
        <Select
          name="proceeding_id"
          label="In which proceeding of the case?"
          options={of.proceedings}
          value={of.proceeding ?? undefined}
          empty={of.report.what === 'outcome' ? 'None: it becomes a note' : 'Choose one'}
        />
      )}
      {of.report.what === 'event' && of.proceedings.length === 0 && (
        <Note as="warn" title="No proceeding of this case runs" level={3}>
          <p>
            <a href={`/cases/${of.case.id}/proceedings`}>Begin one first</a>, then confirm.
          </p>
        </Note>
      )}
      <Corrections of={of.report} />
      {of.reaches && <TextArea name="word" label="A word back to the lawyer?" small />}
      <div class="actions">
        <button class="button">Confirm it</button>
      </div>
    </div>
  </Form>
);

const SetAside = ({ action }: { action: string }) => (
  <Form action={`${action}/setting-aside`} class="form" label="Set it aside">
    <div class="part">
      <h2>Or set it aside</h2>
      <TextArea name="why" label="Why?" hint="The lawyer reads it, as long as the referral runs." small />
      <div class="actions">
        <button class="button quiet">Set it aside</button>
      </div>
    </div>
  </Form>
);

function Corrections({ of }: { of: ReportFields }) {
  if (of.what === 'proceeding')
    return (
      <>
        <Select
          name="type"
          label="What kind of proceeding is it?"
          options={options('proceeding_type')}
          value={of.type}
        />
        <Select
          name="court"
          label="Before which kind of court?"
          options={options('court_type')}
          value={of.court}
          empty="None"
        />
        <Select
          name="country"
          label="In which country?"
          options={countries().map(({ code, name }) => ({ code, label: name }))}
          value={of.country}
          empty="Not known"
        />
        <TextField name="authority" label="Before which court or authority?" value={of.authority} width="full" />
        <TextField name="file_number" label="File number" value={of.file_number} width="m" />
        <DateFields name="opened_on" label="Since when does it run?" value={of.opened_on} />
      </>
    );
  if (of.what === 'outcome')
    return (
      <>
        <DateFields name="on" label="On which day did it end?" value={of.on} />
        <TextArea name="outcome" label="How did it end?" value={of.outcome} small />
      </>
    );
  return (
    <>
      <Select name="kind" label="What is it?" options={options('proceeding_event')} value={of.kind} />
      <DateFields name="on" label="On which day?" value={of.on} />
      <TextField name="at" label="At what hour?" value={of.at} width="s" />
      <TextField name="place" label="Where?" value={of.place} width="full" />
      <TextArea name="text" label="What else is to be known?" value={of.text} small />
      <Select
        name="trigger"
        label="Does a rule count from this day?"
        hint="Then the deadlines that follow are proposed on the page of deadlines."
        options={options('rule_trigger')}
        value={of.trigger}
        empty="No, or not known"
      />
    </>
  );
}
