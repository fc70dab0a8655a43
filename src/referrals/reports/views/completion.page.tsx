import { DateFields } from '../../../common/web/choices.js';
import { TextArea, TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import type { ReportForm } from '../report.view.js';

/** The last report: it says what cannot be undone, and can be left. */
export const CompletionPage = ({ id, state }: ReportForm) => {
  const { today } = usePage();
  return (
    <Desk title="The work is done" at="referrals">
      <div class="narrow">
        <Crumb to={`/referrals/${id}`}>The referral</Crumb>
        <div class="head">
          <h1>The work is done</h1>
          <p>
            The packet and what you wrote to each other are closed then, and their keys are destroyed. Keep what the law
            makes you keep.
          </p>
        </div>
        {state === 'accepted' ? (
          <Form action={`/referrals/${id}/completion`} class="form">
            <div class="part">
              <DateFields name="on" label="On which day did it end?" value={today} />
              <TextArea
                name="outcome"
                label="How did it end?"
                hint="At most 300 characters. Only the desk reads it."
                small
              />
              <TextField name="file_number" label="File number" hint="The desk finds the proceeding by it." width="m" />
              <div class="actions">
                <button class="button">The work is done</button>
                <a href={`/referrals/${id}`}>Not yet</a>
              </div>
            </div>
          </Form>
        ) : (
          <Empty why="Only an accepted referral can be completed." />
        )}
      </div>
    </Desk>
  );
};
