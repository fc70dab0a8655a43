import { Choices, DateFields, Tick } from '../../common/web/choices.js';
import { Select } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Crumb, Empty } from '../../common/web/parts.js';
import { options } from '../../reference/vocabulary.js';
import { MOST_IN_LINE } from '../chain/line.input.js';
import { Agreed, InPacket, Usual } from './choosing.parts.js';
import { longDate } from '../../common/web/dates.js';
import type { AwayContact } from '../stand-in/stand-ins.view.js';
import type { RankedContact, ReferralChoice } from './referral.view.js';

/** Answers first: who fits, and what exactly goes to them? */
export const ReferralNewPage = ({
  case: about,
  legal_contacts,
  away,
  packet_fields,
  language,
  ends_on,
  template,
  documents,
  ticked,
  by_hand,
  consents,
  chosen,
  chosen_consent,
}: ReferralChoice) => {
  const { typed } = usePage();
  return (
    <Desk title={`Refer ${about.reference}`} at="cases">
      <div class="narrow">
        <Crumb to={`/cases/${about.id}`}>
          {about.pseudonym} {about.reference}
        </Crumb>
        <div class="head">
          <h1>Refer to a legal contact</h1>
          <p class="lede">
            First they see a preview without a name. Then the name, to check conflicts. The packet opens only when they
            accept.
          </p>
        </div>
        {legal_contacts.length === 0 ? (
          <Empty
            why="No legal contact fits yet: the countries and the language decide."
            next={
              <>
                <a href={`/cases/${about.id}/facts`}>Complete the facts</a>, or{' '}
                <a href="/legal-contacts">see the directory</a>.
              </>
            }
          />
        ) : (
          <Form action={`/cases/${about.id}/referrals/preview`} once={false} class="form">
            <Usual at={`/cases/${about.id}/referrals/new`} template={template} to={chosen} />
            <div class="part">
              <h2>To whom, and for what</h2>
              <Choices
                name="legal_contact_id"
                label="Which legal contact?"
                hint="Those that fit best come first. Those to whom nothing can be sent here stand last."
                of={inOrder(legal_contacts).map(choiceOf(away))}
                value={chosen}
              />
              <WithoutAccount caseId={about.id} contacts={legal_contacts} />
              <details open={Object.keys(typed).some((name) => name.startsWith('next_in_line.'))}>
                <summary>And if they decline, or do not answer within 3 days?</summary>
                <p class="soft">
                  Then the next is asked, with the same packet, as it is today. Until then they neither see it nor can
                  open it. The person must have agreed to each of them.
                </p>
                {Array.from({ length: MOST_IN_LINE }, (_, at) => (
                  <Select
                    name={`next_in_line.${at}`}
                    label={at === 0 ? 'Who is asked next?' : 'And then?'}
                    options={legal_contacts.filter(offerable).map(({ id, name }) => ({ code: id, label: name }))}
                    empty="Nobody"
                  />
                ))}
              </details>
              <Select
                name="purpose"
                label="For what?"
                options={options('referral_purpose')}
                value={template?.purpose}
                empty="Choose one"
              />
              <Select
                name="urgency"
                label="How urgent is it?"
                hint="They see this in the preview."
                options={options('urgency')}
                empty="Not said"
              />
            </div>
            <InPacket fields={packet_fields} template={template} ticked={ticked} documents={documents} />
            <div class="part">
              <Agreed consents={consents} chosen={chosen_consent} language={language} />
              <Tick
                name="consent.stand_in?"
                label="Also a colleague of the same office who stands in for them"
                hint="While they are away. Ask the person: without this nobody stands in."
              />
              <DateFields
                name="ends_on"
                label="When does it end?"
                hint="It ends by itself on this day, and at once if consent is withdrawn."
                value={ends_on}
              />
              <Tick
                name="by_hand?"
                label="Release the name and the packet by hand"
                hint="For a case at special risk. Now only the preview leaves the desk; each further part waits until somebody here releases it."
                checked={by_hand}
              />
              <div class="actions">
                <button class="button">See what they will see</button>
                <a href={`/cases/${about.id}`}>Send nothing</a>
              </div>
            </div>
          </Form>
        )}
      </div>
    </Desk>
  );
};

/** Nothing is sealed to a key that the desk has not pinned: whom nothing can be sent to stands last, and says why. */
const inOrder = (contacts: RankedContact[]) => [
  ...contacts.filter(offerable),
  ...contacts.filter((one) => !offerable(one)),
];
const offerable = ({ account, pinned }: RankedContact) => account === 'account' && pinned;

/** Those that fit best. */
const SHOWN_WITHOUT = 3;

/** Whom nothing can be sealed to here can still be sent a file of their own, or paper. */
const WithoutAccount = ({ caseId, contacts }: { caseId: string; contacts: RankedContact[] }) => {
  const without = contacts.filter(({ account }) => account !== 'account');
  return without.length === 0 ? null : (
    <p>
      Without an account here:{' '}
      {without.slice(0, SHOWN_WITHOUT).map(({ id, name }, at) => (
        <>
          {at > 0 && ', '}
          <a href={`/cases/${caseId}/outside/new?to=${id}`}>{name}</a>
        </>
      ))}
      {without.length > SHOWN_WITHOUT && (
        <>
          , <a href={`/cases/${caseId}/outside/new`}>and others</a>
        </>
      )}
      . They can get a file that only they open, or paper.
    </p>
  );
};

const choiceOf = (away: AwayContact[]) => (contact: RankedContact) => {
  const { id, name, reasons, account, pinned } = contact;
  const why = account === 'account' && !pinned ? ['Not pinned: hear the six check words by voice first.'] : [];
  const absent = away
    .filter(({ legal_contact_id }) => legal_contact_id === id)
    .map(({ until, stand_in }) => `Away until ${longDate(until, 'en')}: ${stand_in} stands in.`);
  return {
    code: id,
    label: name,
    hint: [...absent, ...reasons.map((reason) => `${reason}.`), ...why].join(' '),
    closed: !offerable(contact),
  };
};
