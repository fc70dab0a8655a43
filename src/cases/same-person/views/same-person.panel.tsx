import { Form } from '../../../common/web/form.js';

/** One press on a case's page. */
export const SamePersonPanel = ({ id }: { id: string }) => (
  <Form action={`/cases/${id}/same-person`} once={false} class="do" label="Same person">
    <button class="as-link">Look for the same person</button>
  </Form>
);
