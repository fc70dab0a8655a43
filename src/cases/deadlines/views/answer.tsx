import type { ComponentChildren } from 'preact';
import { TextField } from '../../../common/web/fields.js';
import { Form, Hidden } from '../../../common/web/form.js';

/** One press that answers a proposal, or a deadline whose rule has changed. */
export const Answer = (props: {
  id: string;
  answer: string;
  proposal: string;
  label: string;
  children: ComponentChildren;
}) => (
  <Form action={`/cases/${props.id}/deadline-proposals`} label={props.label}>
    <Hidden name="answer" value={props.answer} />
    <Hidden name="proposal" value={props.proposal} />
    <button class="button quiet slim">{props.children}</button>
  </Form>
);

/** A deadline whose rule holds no longer: it is taken out, and why stands beside what was set aside. */
export const Drop = ({ id, deadline, name }: { id: string; deadline: string; name: string }) => (
  <Form action={`/cases/${id}/deadline-proposals`} class="form" label={`Set aside: ${name}`}>
    <Hidden name="answer" value="drop" />
    <Hidden name="proposal" value={deadline} />
    <TextField name="reason" label={`Or set it aside: why does ${name} hold no longer?`} width="full" />
    <div class="actions">
      <button class="button quiet slim">
        Set it aside<span class="hidden">: {name}</span>
      </button>
    </div>
  </Form>
);
