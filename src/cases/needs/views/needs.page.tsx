import { Select } from '../../../common/web/fields.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import { usePage } from '../../../common/web/page-context.js';
import { longDate } from '../../../common/web/dates.js';
import { options } from '../../../reference/vocabulary.js';
import type { NeedLine } from '../../views/case.view.js';

/** `GET /cases/:id/needs` */
export interface NeedsForm {
  id: string;
  reference: string;
  pseudonym: string;
  version: number;
  needs: NeedLine[];
}

/** Answers first: what did the person ask for, and what became of it? */
export function NeedsPage({ id, reference, pseudonym, version, needs }: NeedsForm) {
  const { lang } = usePage();
  return (
    <Desk title={`Needs of ${reference}`} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${id}`}>
          {pseudonym} {reference}
        </Crumb>
        <div class="head">
          <h1>What became of the needs?</h1>
          <p class="lede">Whoever says it is written down with the day, for the desk.</p>
        </div>
        {needs.length === 0 ? (
          <Empty
            why="Nobody has written down what the person needs."
            next={<a href={`/cases/${id}/facts#needs`}>Add needs to the facts</a>}
          />
        ) : (
          <Form action={`/cases/${id}/needs`} class="form">
            <Hidden name="version#" value={version} />
            {needs.map(({ code, label, state, by, on }) => (
              <Select
                name={`states.${code}`}
                label={label}
                hint={by && on ? `Said by ${by}, ${longDate(on, lang)}` : undefined}
                empty={`As it is: ${state.label.toLowerCase()}`}
                options={options('need_state').filter(({ code: other }) => other !== state.code)}
              />
            ))}
            <p class="small">
              Another need? <a href={`/cases/${id}/facts#needs`}>Change the list in the facts</a>
            </p>
            <div class="actions">
              <button class="button">Save what became of them</button>
              <a href={`/cases/${id}`}>Change nothing</a>
            </div>
          </Form>
        )}
      </div>
    </Desk>
  );
}
