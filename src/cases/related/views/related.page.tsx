import { Day } from '../../../common/web/dates.js';
import { Select, TextField } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Ref, Words } from '../../../common/web/parts.js';
import { options } from '../../../reference/vocabulary.js';
import type { CaseState } from '../../views/case-words.js';
import type { RelatedLine } from '../../views/case.view.js';

/** `GET /cases/:id/related` */
export interface RelatedForm {
  id: string;
  reference: string;
  pseudonym: string;
  state: CaseState;
  related: RelatedLine[];
}

/** Answers first: which cases belong to this one, and why? */
export const RelatedPage = (of: RelatedForm) => (
  <Desk title={`Cases related to ${of.reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.id}`}>
        {of.pseudonym} {of.reference}
      </Crumb>
      <div class="head">
        <h1>Related cases</h1>
        <p class="lede">
          Of a family, or of one unit. It stands in both cases, sealed; nobody outside the desk sees it.
        </p>
      </div>
      {of.related.length === 0 ? (
        <Empty why="No case is related to this one." />
      ) : (
        <ul class="items">
          {of.related.map((one) => (
            <One caseId={of.id} one={one} closed={of.state === 'closed'} />
          ))}
        </ul>
      )}
      {of.state !== 'closed' && <Relate id={of.id} />}
    </div>
  </Desk>
);

const One = ({ caseId, one, closed }: { caseId: string; one: RelatedLine; closed: boolean }) => (
  <li class="stack-s">
    <p>
      <b>{one.kind.label}: </b>
      {one.case ? (
        <a href={`/cases/${one.case.id}`}>
          <bdi>{one.case.pseudonym}</bdi> <Ref>{one.case.reference}</Ref>
        </a>
      ) : (
        'a case that is no longer at this desk'
      )}
    </p>
    <Words>{one.reason}</Words>
    <p class="small soft">
      <Day on={one.on} />, {one.by}
    </p>
    {!closed && (
      <Form action={`/cases/${caseId}/related/${one.id}`} method="delete">
        <button class="button quiet slim">
          They are not related<span class="hidden">: {one.case?.reference ?? 'the case that has moved'}</span>
        </button>
      </Form>
    )}
  </li>
);

const Relate = ({ id }: { id: string }) => (
  <Form action={`/cases/${id}/related`} class="form">
    <div class="part">
      <h2>Relate another case</h2>
      <TextField
        name="reference"
        label="Its reference"
        hint="A case of your desk, such as K7Q-4MX. One of another desk has to be offered to you first."
        width="s"
        code
      />
      <Select name="kind" label="What connects them?" options={options('case_relation')} empty="Choose one" />
      <TextField
        name="reason"
        label="Why must the desk know?"
        hint={'For example: "One hearing for both". No names.'}
        width="full"
      />
      <div class="actions">
        <button class="button">Relate the two cases</button>
        <a href={`/cases/${id}`}>Back to the case</a>
      </div>
    </div>
  </Form>
);
