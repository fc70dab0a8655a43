import { Form } from '../../common/web/form.js';
import { Ref, Tag } from '../../common/web/parts.js';
import { caseStates } from './case-words.js';
import type { CaseDetail } from './case.view.js';

/** Who this is, without the name. */
export const IdentityBar = ({ of }: { of: CaseDetail }) => (
  <div class="wrap">
    <div>
      <h1>
        <bdi>{of.pseudonym}</bdi> <Ref>{of.reference}</Ref>
      </h1>
      <div class="row small soft">
        <Tag as={of.state === 'open' ? 'on' : of.state === 'enquiry' ? 'wait' : undefined}>{caseStates[of.state]}</Tag>
        <span>{of.desk.name}</span>
        <span>{of.holder ? `Held by ${of.holder}` : 'Held by nobody yet'}</span>
        {of.state === 'enquiry' && (
          <Form action={`/cases/${of.id}/opening`}>
            <button class="as-link">Open it as a case</button>
          </Form>
        )}
      </div>
    </div>
    <div class="sealed">
      <span class="small soft">
        Name hidden
        <span class="veil" aria-hidden="true"></span>
      </span>
      <a class="button quiet slim" href={`/cases/${of.id}/identity`}>
        Show name (asks why, recorded)
      </a>
    </div>
  </div>
);
