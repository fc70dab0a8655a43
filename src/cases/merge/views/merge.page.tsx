import { Choices } from '../../../common/web/choices.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Note, Ref } from '../../../common/web/parts.js';
import type { MergeForm } from '../merge.presenter.js';

/** A grave act has a page of its own, says what follows, and can be left. */
export const MergePage = (of: MergeForm) => (
  <Desk title={`Merge ${of.other.reference} into ${of.reference}?`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${of.id}`}>
        {of.pseudonym} {of.reference}
      </Crumb>
      <div class="head">
        <h1>
          Merge <Ref>{of.other.reference}</Ref> into <Ref>{of.reference}</Ref>?
        </h1>
        <p class="lede">Only when both are the same person in the same matter.</p>
      </div>
      <div class="stack">
        <p>
          <strong>What stays:</strong> <bdi>{of.pseudonym}</bdi> <Ref>{of.reference}</Ref>. It takes over notes,
          deadlines, needs, facts and campaigns of the other, and its person the names and contacts.{' '}
          <a href={`/cases/${of.other.id}/merges/${of.id}`}>Let the other one stay instead</a>
        </p>
        <p>
          <strong>What goes:</strong>{' '}
          <a href={`/cases/${of.other.id}`}>
            <bdi>{of.other.pseudonym}</bdi> <Ref>{of.other.reference}</Ref>
          </a>{' '}
          is closed and leads to the one that stays. What was done in it can still be read there.
        </p>
        <p>
          <strong>It can be taken back</strong> for 30 days. Both are then as they were; what is written meanwhile stays
          with <Ref>{of.reference}</Ref>.
        </p>
        {(of.weaker.consent || of.weaker.counted) && (
          <Note as="warn" title="Ask again">
            <p>
              {of.weaker.consent && 'The person agreed in one of the two only: afterwards no agreement stands. '}
              {of.weaker.counted && 'To be counted was agreed in one of the two only: afterwards it is not.'}
            </p>
          </Note>
        )}
        {of.blocked ? (
          <Note as="warn" title="They cannot be merged now">
            <p>{of.blocked}</p>
          </Note>
        ) : (
          <Merge of={of} />
        )}
      </div>
    </div>
  </Desk>
);

/** Somebody's own words keep their direction (FSI, PDI of UAX 9). */
const isolated = (words: string) => `\u2068${words}\u2069`;

const Merge = ({ of }: { of: MergeForm }) => (
  <Form action={`/cases/${of.id}/merges/${of.other.id}`} class="form">
    <Hidden name="version#" value={of.version} />
    <Hidden name="other_version#" value={of.other.version} />
    {of.conflicts.length > 0 && <h2>Where they differ</h2>}
    {of.conflicts.map(({ field, label, stays, goes }) => (
      <Choices
        name={`choose.${field}`}
        label={label}
        hint={field === 'pseudonym' ? undefined : 'The other one goes into the history.'}
        value={field === 'pseudonym' ? 'stays' : undefined}
        of={[
          { code: 'stays', label: isolated(stays), hint: of.reference },
          { code: 'goes', label: isolated(goes), hint: of.other.reference },
        ]}
      />
    ))}
    <div class="actions">
      <button class="button grave">Merge the two</button>
      <a href={`/cases/${of.id}`}>Leave them as they are</a>
    </div>
  </Form>
);
