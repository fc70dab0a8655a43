import { DateFields } from '../../../common/web/choices.js';
import { daysLater, dueInWords, longDate } from '../../../common/web/dates.js';
import { Select } from '../../../common/web/fields.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Crumb } from '../../../common/web/parts.js';
import { options } from '../../../reference/vocabulary.js';
import type { CaseDetail } from '../../views/case.view.js';

/** `GET /cases/:id/risk` */
export interface RiskForm {
  id: string;
  reference: string;
  pseudonym: string;
  version: number;
  risk: CaseDetail['risk'];
}

const AGAIN_IN = 30;

/** Answers first: how was the risk judged, when, and is it still so? */
export function RiskPage({ id, reference, pseudonym, version, risk }: RiskForm) {
  const page = usePage();
  return (
    <Desk title={`Judge the risk of ${reference}`} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${id}`}>
          {pseudonym} {reference}
        </Crumb>
        <div class="head">
          <h1>How great is the risk today?</h1>
          <p class="lede">
            {risk
              ? `It was judged ${risk.level.label.toLowerCase()}${
                  risk.assessed_on ? ` on ${longDate(risk.assessed_on, page.lang)}, by ${risk.assessed_by}` : ''
                }. Ask what has changed, then say it again for today.`
              : 'Nobody has judged it yet.'}
          </p>
        </div>
        {risk?.review_by && <p>It is to be judged again by {dueInWords(risk.review_by, page)}.</p>}
        <Form action={`/cases/${id}/risk`} class="form">
          <Hidden name="version#" value={version} />
          <Select
            name="level"
            label="The risk today"
            options={options('risk_level')}
            value={risk?.level.code}
            empty="Choose one"
          />
          <DateFields name="review_by" label="Judge it again by" value={daysLater(page.today, AGAIN_IN)} />
          <div class="actions">
            <button class="button">Judged today</button>
            <a href={`/cases/${id}`}>Leave it as it is</a>
          </div>
        </Form>
      </div>
    </Desk>
  );
}
