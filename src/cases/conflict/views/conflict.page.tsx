import { Choices } from '../../../common/web/choices.js';
import { longDate } from '../../../common/web/dates.js';
import { Form, Hidden } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { usePage } from '../../../common/web/page-context.js';
import { Crumb, type Line, Lines } from '../../../common/web/parts.js';
import type { CaseFacts } from '../../views/case-facts.page.js';
import { keyed } from '../joined.js';

/** Two people changed the same fields of a case. */
export interface Conflicting {
  differs: {
    field: string;
    name: string;
    /** In words; null where it is empty, or not known. */
    before: string | null;
    yours: string | null;
    now: string | null;
    /** Who changed it last. */
    by: string | null;
    on: string | null;
  }[];
  /** What the others changed besides, and stays. */
  also: Line[];
  /** Everything else of the form, put together, as it is sent again. */
  fields: [name: string, value: string][];
}

/** Answers first: what did I write, what stands there now, and whose is to stay? */
export function ConflictPage({ of, conflict }: { of: CaseFacts; conflict: Conflicting }) {
  const { lang } = usePage();
  const many = conflict.differs.length;
  return (
    <Desk title={`Two versions of ${of.reference}`} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${of.id}`}>
          {of.pseudonym} {of.reference}
        </Crumb>
        <div class="head">
          <h1>Whose version is to stay?</h1>
          <p class="lede">
            Somebody else changed {many === 1 ? 'the same field' : `the same ${many} fields`} while you were writing.
            Nothing was saved yet. Everything else that you wrote is kept, and will be saved with your choice.
          </p>
        </div>
        <Form action={`/cases/${of.id}`} method="patch" class="form versions">
          <Hidden name="version#" value={of.version} />
          {conflict.fields.map(([name, value]) => (
            <Hidden name={name} value={value} />
          ))}
          {conflict.differs.map(({ field, name, before, yours, now, by, on }) => (
            <>
              <Hidden name="ask[]" value={field} />
              <Choices
                name={`keep.${keyed(field)}`}
                label={name}
                hint={before ? `Before both of you: ${before}` : undefined}
                of={[
                  { code: 'mine', label: 'What you wrote', hint: yours ?? 'Nothing: you emptied it' },
                  {
                    code: 'theirs',
                    label:
                      by && on ? `What stands there now, by ${by}, ${longDate(on, lang)}` : 'What stands there now',
                    hint: now ?? 'Nothing: it was emptied',
                  },
                ]}
              />
            </>
          ))}
          {conflict.also.length > 0 && (
            <div>
              <h2>Also changed while you were writing</h2>
              <p class="soft">You did not touch it, so it stays as the others wrote it.</p>
              <Lines of={conflict.also} />
            </div>
          )}
          <div class="actions">
            <button class="button">Save with these choices</button>
            <a href={`/cases/${of.id}`}>Save nothing of mine</a>
          </div>
        </Form>
      </div>
    </Desk>
  );
}
