import type { ComponentChildren } from 'preact';
import { DateFields } from '../../../common/web/choices.js';
import { Select, TextArea, TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import { countries, options } from '../../../reference/vocabulary.js';
import type { ReportForm } from '../report.view.js';
import { decisionKinds } from '../report.input.js';

export const ReportProceedingPage = (of: ReportForm) => (
  <Report of={of} title="Report a proceeding" at="proceeding">
    <Select
      name="type"
      label="What kind of proceeding is it?"
      options={options('proceeding_type')}
      empty="Choose one"
    />
    <Select
      name="court"
      label="Before which kind of court?"
      options={options('court_type')}
      empty="None, or not known"
    />
    <Select
      name="country"
      label="In which country?"
      options={countries().map(({ code, name }) => ({ code, label: name }))}
      empty="Not known"
    />
    <TextField name="authority" label="Before which court or authority?" width="full" />
    <FileNumber />
    <DateFields name="opened_on" label="Since when does it run?" />
  </Report>
);

export const ReportHearingPage = (of: ReportForm) => (
  <Report of={of} title="Report a hearing" at="hearing">
    <DateFields name="on" label="On which day is it?" hint="It becomes a deadline of the case." />
    <TextField name="at" label="At what hour?" hint="By the clock of the place, such as 09:30." width="s" />
    <TextField name="place" label="Where?" width="full" />
    <TextArea name="text" label="What else is to be known?" small />
    <FileNumber />
  </Report>
);

export const ReportDecisionPage = (of: ReportForm) => (
  <Report of={of} title="Report a decision, or what else happened" at="decision">
    <Select name="kind" label="What is it?" options={decisionKinds()} empty="Choose one" />
    <DateFields name="on" label="On which day?" />
    <TextArea name="text" label="What does it say?" hint="The operative part, in a few words." small />
    <Select
      name="trigger"
      label="Does a time limit count from this day?"
      hint="The desk then sees what the rules of the country make of it."
      options={options('rule_trigger')}
      empty="No, or not known"
    />
    <FileNumber />
  </Report>
);

const FileNumber = () => (
  <TextField name="file_number" label="File number" hint="The desk finds the proceeding by it." width="m" />
);

function Report({
  of: { id, state },
  title,
  at,
  children,
}: {
  of: ReportForm;
  title: string;
  at: string;
  children: ComponentChildren;
}) {
  return (
    <Desk title={title} at="referrals">
      <div class="narrow">
        <Crumb to={`/referrals/${id}`}>The referral</Crumb>
        <div class="head">
          <h1>{title}</h1>
          <p class="soft">It goes to the desk, sealed, and into the case once somebody there has confirmed it.</p>
        </div>
        {state === 'accepted' ? (
          <Form action={`/referrals/${id}/reports/${at}`} class="form">
            <div class="part">
              {children}
              <div class="actions">
                <button class="button">Report it</button>
                <a href={`/referrals/${id}`}>Report nothing</a>
              </div>
            </div>
          </Form>
        ) : (
          <Empty why="Only while a referral is accepted, and runs, can something be reported." />
        )}
      </div>
    </Desk>
  );
}
