import { Select, TextArea } from '../../../common/web/fields.js';
import { options } from '../../../reference/vocabulary.js';
import type { TriageChoices } from '../triage.view.js';

/**
 * What can be done with enquiries: each button says its own act, so that one form serves all. The first in the form is what the
 * return key does: it can be taken back.
 */
export const Acts = ({ choices, proposed }: { choices: TriageChoices; proposed?: string }) => {
  const desks = choices.desks.filter(({ pinned }) => pinned);
  return (
    <>
      <Act value="open" primary accesskey="o">
        Open and take
      </Act>
      <div class="act">
        <TextArea
          name="advice"
          label="Advice given"
          hint="What you told them, without names. It is kept in the history of each."
          small
          accesskey="a"
        />
        <Select name="reason" label="How it ended" options={options('closure_reason')} empty="Choose one" />
        <Act value="close">Close with this</Act>
      </div>
      {choices.members.length > 0 && (
        <div class="act">
          <Select
            name="to"
            label="Who takes it"
            options={choices.members.map(({ id, handle }) => ({ code: id, label: handle }))}
            empty="Choose one"
            accesskey="g"
          />
          <Act value="assign">Open and give</Act>
        </div>
      )}
      {desks.length > 0 && (
        <div class="act">
          <Select
            name="desk_id"
            label="Another desk"
            options={desks.map(({ id, name }) => ({ code: id, label: name }))}
            value={desks.some(({ id }) => id === proposed) ? proposed : undefined}
            empty="Choose one"
            accesskey="r"
          />
          <Act value="route">Offer to this desk</Act>
        </div>
      )}
      {choices.desks.length > desks.length && (
        <p class="small soft">
          Before anything is offered to {unpinned(choices)}, <a href="/desks">your desk must have checked its words</a>.
        </p>
      )}
    </>
  );
};

/** Told in words, because a browser tells nobody. `more`: keys of the page besides those of its acts. */
export const Keys = ({ choices, more }: { choices: TriageChoices; more?: string }) => (
  <p class="small soft">
    Keys, with Alt (in Firefox Alt and Shift): O open and take, {more}A to the advice
    {choices.members.length > 0 && ', G to who takes it'}
    {choices.desks.some(({ pinned }) => pinned) && ', R to another desk'}.
  </p>
);

const unpinned = ({ desks }: TriageChoices) =>
  desks
    .filter(({ pinned }) => !pinned)
    .map(({ name }) => name)
    .join(', ');

const Act = (props: { value: string; primary?: boolean; accesskey?: string; children: string }) => (
  <button class={props.primary ? 'button' : 'button quiet'} name="act" value={props.value} accesskey={props.accesskey}>
    {props.children}
  </button>
);
