import type { ComponentChildren } from 'preact';
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
