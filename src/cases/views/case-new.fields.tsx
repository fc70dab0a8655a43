/** The parts of the new case's form that are folded away, or have a usual answer. */
import { Choices, DateFields, Folded } from '../../common/web/choices.js';
import { Select, TextField } from '../../common/web/fields.js';
import { Hidden } from '../../common/web/form.js';
import { contactChannels } from './case-words.js';

/** Sealed apart from the case. Address, papers' numbers, unit, relatives and photographs are not asked for. */
export const PersonFields = () => (
  <Folded title="Name, birth date and a way to reach the person" fields={['person']}>
    <p class="hint">
      Only if you need them today. Sealed apart from the case and hidden on every page. Whoever opens them says why, and
      it is recorded.
    </p>
    <TextField name="person.legal_name" label="Legal name" />
    <DateFields name="person.birth_date" label="Date of birth" />
    <Select
      name="person.contacts.0.channel"
      label="A way to reach the person"
      options={contactChannels}
      empty="None now"
    />
    <TextField name="person.contacts.0.handle" label="Number, account or address there" />
  </Folded>
);

export const StateFields = ({ desks }: { desks: { id: string; name: string }[] }) => (
  <>
    {desks.length > 1 ? (
      <Select
        name="desk_id"
        label="Desk"
        options={desks.map(({ id, name }) => ({ code: id, label: name }))}
        value={desks[0]?.id}
      />
    ) : (
      desks[0] && <Hidden name="desk_id" value={desks[0].id} />
    )}
    <Choices
      name="state"
      label="What is it?"
      of={[
        { code: 'open', label: 'A case', hint: 'We work on it.' },
        { code: 'enquiry', label: 'An enquiry', hint: 'A question, maybe answered today. It can become a case.' },
      ]}
      value="open"
      columns
    />
  </>
);
