import { Select } from '../../common/web/fields.js';
import { Form, Hidden } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Crumb } from '../../common/web/parts.js';

/** `GET /cases/:id/assignment` */
export interface Assigned {
  id: string;
  reference: string;
  pseudonym: string;
  version: number;
  holder: string | null;
  own: boolean;
  may_hold: { id: string; handle: string }[];
}

/** Answers first: who holds this case now? */
export const AssignmentPage = (of: Assigned) => {
  const coordinates = usePage().signedIn?.role === 'coordinator';
  return (
    <Desk title={`Who holds ${of.reference}?`} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${of.id}`}>
          {of.pseudonym} {of.reference}
        </Crumb>
        <div class="head">
          <h1>Who holds this case?</h1>
        </div>
        <div class="stack">
          <p>
            {of.holder ? `${of.holder}${of.own ? ' (you)' : ''} holds it now.` : 'Nobody holds it now.'} Everybody of
            the desk can read it; whoever holds it has it on their own list. Who held it before stands in its history.
          </p>
          {coordinates ? <Give of={of} /> : <TakeOver of={of} />}
          {of.holder && (of.own || coordinates) && <Back of={of} />}
        </div>
      </div>
    </Desk>
  );
};

const Give = ({ of }: { of: Assigned }) => (
  <Form action={`/cases/${of.id}/assignment`} class="form">
    <Hidden name="version#" value={of.version} />
    <Select
      name="to"
      label="Give it to"
      options={of.may_hold.map(({ id, handle }) => ({ code: id, label: handle }))}
      empty="Choose one"
    />
    <div class="actions">
      <button class="button">Give the case</button>
      <a href={`/cases/${of.id}`}>Leave it</a>
    </div>
  </Form>
);

const TakeOver = ({ of }: { of: Assigned }) => {
  const [self] = of.may_hold;
  if (of.own || !self)
    return (
      <p>
        Only a coordinator gives it to somebody else. <a href={`/cases/${of.id}`}>Back to the case</a>
      </p>
    );
  return (
    <Form action={`/cases/${of.id}/assignment`} class="form">
      <Hidden name="version#" value={of.version} />
      <Hidden name="to" value={self.id} />
      <div class="actions">
        <button class="button">Take it over</button>
        <a href={`/cases/${of.id}`}>Leave it</a>
      </div>
    </Form>
  );
};

const Back = ({ of }: { of: Assigned }) => (
  <Form action={`/cases/${of.id}/assignment`} method="delete" class="form">
    <Hidden name="version#" value={of.version} />
    <div class="actions">
      <button class="button quiet">{of.own ? 'Give it back to the desk' : 'Let nobody hold it'}</button>
    </div>
  </Form>
);
