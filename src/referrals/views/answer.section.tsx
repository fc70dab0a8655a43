import type { ComponentChildren } from 'preact';
import { Select, TextArea } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Empty, Facts, Note } from '../../common/web/parts.js';
import { options } from '../../reference/vocabulary.js';
import type { Offer } from './referral.view.js';

/** The next step of an offer, and only that one. */
export function AnswerSection({ of }: { of: Offer }) {
  switch (of.state) {
    case 'draft':
    case 'offered':
    case 'previewed':
      return (
        <>
          <Section title="Next: check conflicts">
            <p>You will see the name, and nothing else. Look for it in your files, and nowhere else.</p>
            <p class="small soft">The opening is recorded, and the desk is told.</p>
            <Form action={`/referrals/${of.id}/conflict-check`}>
              <div class="actions">
                <button class="button">Check conflicts</button>
              </div>
            </Form>
          </Section>
          <Decline of={of} />
        </>
      );
    case 'conflict_check':
      if (of.waits_for)
        return (
          <>
            <Waits title="The name waits for the desk" />
            <Decline of={of} />
          </>
        );
      return (
        <>
          <Section title="Name, for the conflict check">
            <Name of={of} />
            <Conflicts of={of} />
            <p>
              Do you act, or did you ever act, for the other side or for anyone who would be hurt by this? If so,
              decline. What the conflict is, we do not ask.
            </p>
            <p>If you accept, you keep the packet under professional secrecy, and on no shared machine.</p>
            <Form action={`/referrals/${of.id}/acceptance`}>
              <div class="actions">
                <button class="button">Accept and open the packet</button>
              </div>
            </Form>
          </Section>
          <Decline of={of} />
        </>
      );
    case 'accepted':
      return (
        <>
          {of.waits_for ? (
            <Waits title="The packet waits for the desk" />
          ) : (
            <Section title="Packet">
              <p>
                It is open to you until the referral ends{of.in_place_of && ', or you no longer stand in'}. Each opening
                is recorded.
              </p>
              <div class="actions">
                <a class="button" href={`/referrals/${of.id}/packet`}>
                  Open the packet
                </a>
              </div>
            </Section>
          )}
          {of.in_place_of ? (
            <Section title="What follows">
              <p>Reports to the desk, and the end of the work, are for {of.in_place_of}.</p>
            </Section>
          ) : (
            <Accepted id={of.id} />
          )}
        </>
      );
    default:
      return (
        <Section title="It has ended">
          <Empty
            why="All three keys are destroyed. Nothing of it can be opened any more."
            next={<a href="/referrals">Back to your referrals</a>}
          />
        </Section>
      );
  }
}

const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="section">
    <h2>{title}</h2>
    {children}
  </section>
);

/** While the work lasts. */
const Accepted = ({ id }: { id: string }) => (
  <>
    <Section title="Tell the desk what happens">
      <p>
        <a href={`/referrals/${id}/reports/proceeding`}>A proceeding was begun</a>,{' '}
        <a href={`/referrals/${id}/reports/hearing`}>a hearing is set</a>,{' '}
        <a href={`/referrals/${id}/reports/decision`}>a decision, or something else</a>. A caseworker confirms each
        before it stands in the case.
      </p>
    </Section>
    <Section title="When the work is done">
      <p>The packet is closed then, and its key is destroyed. Keep what the law makes you keep.</p>
      <p>
        <a href={`/referrals/${id}/completion`}>The work is done: say how it ended</a>
      </p>
    </Section>
  </>
);

/** Released by hand: nothing of this part has been sealed yet. */
const Waits = ({ title }: { title: string }) => (
  <Section title={title}>
    <p>The desk releases each part of this referral by hand. It sees that you wait; there is nothing you have to do.</p>
  </Section>
);

const Name = ({ of }: { of: Offer }) =>
  of.name ? (
    <Facts
      of={[
        ['Person', <bdi>{of.name.person}</bdi>],
        ...(of.name.also.length > 0 ? [['Also written', of.name.also.join(', ')] as [string, string]] : []),
      ]}
    />
  ) : (
    <Empty why="The desk has written down no name." next="Ask the desk by the way you agreed on, or decline." />
  );

/** What the lawyer's own list says. It is a list of names, not of conflicts: they judge. */
function Conflicts({ of: { name, conflicts } }: { of: Offer }) {
  if (!name) return null;
  const list = <a href="/conflict-names">your list</a>;
  if (conflicts === null)
    return (
      <p class="small soft">You keep no names here to compare with. Write them on {list}: only you can open it.</p>
    );
  if (conflicts.length === 0) return <p>No name on {list} is like this one.</p>;
  return (
    <Note as="warn" title="Like a name on your list">
      <ul>
        {conflicts.map((one) => (
          <li>
            <bdi>{one}</bdi>
          </li>
        ))}
      </ul>
      <p class="small">Alike is not the same: look in your files. The desk is not told of this.</p>
    </Note>
  );
}

const Decline = ({ of }: { of: Offer }) => (
  <Section title="Or decline">
    <Form action={`/referrals/${of.id}/decline`} class="stack">
      <Select name="reason" label="Why?" options={options('decline_reason')} empty="Choose one" />
      <TextArea
        name="note"
        label="A word to the desk?"
        hint="It may be left empty. Only the desk can read it, and you keep no copy. At most 1,000 characters."
        small
      />
      <div class="actions">
        <button class="button quiet">Decline</button>
      </div>
    </Form>
  </Section>
);
