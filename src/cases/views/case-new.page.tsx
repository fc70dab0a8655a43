import { Crumb } from '../../common/web/parts.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { AgreementPart, ConsentDetails } from './consent.fields.js';
import { PersonFields, StateFields } from './case-new.fields.js';
import { SituationFields } from './facts.fields.js';
import { SafeContactFields } from './safe-contact.fields.js';
import { TextArea, TextField } from '../../common/web/fields.js';
import { DeadlineFields } from './deadline.fields.js';
import { RiskLevel, RiskReview } from './risk.fields.js';

export interface NewCase {
  /** Two neutral words: the first is written into the form, the second is offered. */
  suggestions: [string, string];
  /** Desks whose keys the asker holds; the first is the usual one. */
  desks: { id: string; name: string }[];
}

/**
 * Answers first: what must I write now, and what can wait?
 * Few fields, in the order of a first talk; Enter in any of them saves. What is folded away has a sensible default.
 */
export const CaseNewPage = ({ suggestions, desks }: NewCase) => (
  <Desk title="New case" at="cases">
    <div class="narrow">
      <Crumb to="/cases">Your cases</Crumb>
      <div class="head">
        <h1>New case</h1>
        <p class="lede">Only what you need today. Everything else can wait until the person is safe.</p>
      </div>
      <Form action="/cases" class="form">
        <div class="part">
          <h2>The person</h2>
          <TextField
            name="pseudonym"
            label="Pseudonym"
            hint={`What the desk will call this person. Never a part of the name. Or: ${suggestions[1]}`}
            value={suggestions[0]}
            width="m"
            autofocus
          />
          <SafeContactFields />
        </div>
        <div class="part">
          <h2>The situation</h2>
          <SituationFields />
          <TextArea
            name="summary"
            label="What happened?"
            hint="Two or three sentences. No names, no unit, no address."
          />
        </div>
        <div class="part">
          <h2>Nearest deadline</h2>
          <DeadlineFields prefix="deadline." optional />
        </div>
        <div class="part">
          <h2>Risk and consent</h2>
          <RiskLevel />
          <AgreementPart />
          <RiskReview folded />
          <ConsentDetails />
          <PersonFields />
          <StateFields desks={desks} />
          <div class="actions">
            <button class="button">Save the case</button>
            <a href="/cases">Don't keep any of this</a>
          </div>
        </div>
      </Form>
    </div>
  </Desk>
);
