import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note, Ref } from '../../../common/web/parts.js';
import { Section } from '../../file/views/case-file.page.js';
import type { ShownCase } from '../showing.service.js';
import { Hour } from './ask-words.js';

/** A copy, to be read and not changed. Answers first: whose case is it, and until when is it shown? */
export const ShownCasePage = ({ id, of, reference, pseudonym, state, until, sections }: ShownCase) => (
  <Desk title={`Case ${reference} of ${of}`} at="desks">
    <div class="narrow">
      <Crumb to={`/break-glass/${id}`}>What was asked</Crumb>
      <div class="head">
        <h1 dir="auto">{pseudonym}</h1>
        <p class="soft">
          <Ref>{reference}</Ref>, {state.toLowerCase()}, a case of {of}
        </p>
      </div>
      <Note as="warn" title="A copy, as it stood when it was granted">
        <p>
          It is shown until <Hour at={until} />. That you opened it is recorded. Nothing can be changed here: tell {of}{' '}
          what you did.
        </p>
      </Note>
      {sections.map((section) => (
        <Section of={section} />
      ))}
    </div>
  </Desk>
);
