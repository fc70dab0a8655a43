import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb } from '../../../common/web/parts.js';
import { Several } from '../../../common/web/several.js';
import { countryOptions, languageOptions } from '../../views/case-words.js';
import type { DeskTakes } from '../propose-desk.js';

/** Answers first: what follows of what I say here, and who can read it? */
export const DeskTakesPage = ({ id, name, countries, languages }: DeskTakes) => (
  <Desk title="What this desk takes" at="desks">
    <div class="narrow">
      <Crumb to={`/desks/${id}`}>{name}</Crumb>
      <div class="head">
        <h1>What this desk takes</h1>
      </div>
      <div class="stack">
        <p>
          <strong>What follows:</strong> whoever triages an enquiry from one of these countries, or in one of these
          languages, is told that {name} takes it. Nothing moves by itself: a coordinator offers it, and your desk
          accepts it or not.
        </p>
        <p>
          <strong>Who can read it:</strong> every desk of your organisation, and whoever gets hold of the server's disk.
          It says where people who come to this desk are probably from. Leave both lists empty if that must not be
          known.
        </p>
        <Form action={`/desks/${id}/takes`} class="form">
          <Several
            name="countries[]"
            label="Countries"
            hint="Whose army it is, or where the person stays now. More than three new ones: save, and come back."
            options={countryOptions()}
            value={countries}
            more={3}
            none="Nothing said"
          />
          <Several
            name="languages[]"
            label="Languages"
            options={languageOptions()}
            value={languages}
            more={3}
            none="Nothing said"
          />
          <div class="actions">
            <button class="button">Save what it takes</button>
            <a href={`/desks/${id}`}>Leave it as it is</a>
          </div>
        </Form>
      </div>
    </div>
  </Desk>
);
