import { Ceremony } from '../../common/web/ceremony.js';
import { DateFields } from '../../common/web/choices.js';
import { Select } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Empty, Facts } from '../../common/web/parts.js';
import { roleLabel } from '../../common/web/words.js';
import type { AdmissionView } from './desk.view.js';
import { SixWordsField } from './six-words.js';

/** Answers first: who has to be on the telephone, and what is said? */
export const AdmissionPage = ({ id, name, words, candidates }: AdmissionView) => (
  <Desk title={`Admit somebody to ${name}`} at="desks">
    <div class="narrow">
      <Crumb to={`/desks/${id}`}>{name}</Crumb>
      <div class="head">
        <h1>Admit somebody to {name}</h1>
      </div>
      <div class="stack">
        <Ceremony
          present="you and the newcomer, on the telephone or in one room, so that you know the voice. The newcomer has signed in once and has six check words of their own."
          now="the newcomer says their six words, and you type them below. Then you say the desk's words, and the newcomer types them at their first visit."
          final="from then on they can read every case of this desk. What somebody has read stays read."
        />
        <Facts of={[["The desk's words", <bdi class="code long">{words}</bdi>]]} />
        {candidates.length === 0 ? (
          <Empty
            why="Nobody of your organisation is waiting."
            next="The administrator invites people; after their first sign-in they stand here."
          />
        ) : (
          <Form action={`/desks/${id}/members`} class="form">
            <Select
              name="account_id"
              label="Who is admitted?"
              options={candidates.map((one) => ({ code: one.id, label: `${one.handle}, ${roleLabel(one.role)}` }))}
              empty="Choose one"
            />
            <SixWordsField label="Their six check words, as you heard them" />
            <DateFields
              name="until"
              label="Last day, for a stand-in"
              hint="Leave it empty for somebody who stays. The access ends at midnight UTC after this day."
            />
            <div class="actions">
              <button class="button">Admit</button>
              <a href={`/desks/${id}`}>Not now</a>
            </div>
          </Form>
        )}
      </div>
    </div>
  </Desk>
);
