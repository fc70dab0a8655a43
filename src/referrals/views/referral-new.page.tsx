import { Choices, DateFields, Tick } from '../../common/web/choices.js';
import { longDate } from '../../common/web/dates.js';
import { Select } from '../../common/web/fields.js';
import { Form } from '../../common/web/form.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Crumb, Empty } from '../../common/web/parts.js';
import { options, languages } from '../../reference/vocabulary.js';
import { MOST_IN_LINE } from '../chain/line.input.js';
import type { RankedContact, RecordedConsent, ReferralChoice } from './referral.view.js';

/** Answers first: who fits, and what exactly goes to them? */
export const ReferralNewPage = ({
  case: about,
  legal_contacts,
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
  const { today, typed } = usePage();
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
            <div class="part">
              <h2>Begin with what is usual</h2>
              <p>
                For:{' '}
                {options('referral_purpose').map(({ code, label }, i) => (
                  <>
                    {i > 0 && ', '}
                    <a
                      href={`/cases/${about.id}/referrals/new?purpose=${code}${chosen ? `&to=${chosen}` : ''}`}
                      aria-current={code === template?.purpose ? 'true' : undefined}
                    >
                      {label.toLowerCase()}
                    </a>
                  </>
                ))}
                .
              </p>
              {template && <p class="soft">{template.hint}</p>}
            </div>
            <div class="part">
              <h2>To whom, and for what</h2>
              <Choices
                name="legal_contact_id"
                label="Which legal contact?"
                hint="Those that fit best come first. Those to whom nothing can be sent here stand last."
                of={inOrder(legal_contacts).map(choice)}
                value={chosen}
              />
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
            <div class="part">
              <h2>What goes into the packet</h2>
              <Choices
                name="fields[]"
                label="What did the person agree to share?"
                hint={
                  template
                    ? 'What is usual is ticked. Take away what the person did not agree to: what is not ticked never leaves the desk.'
                    : 'Nothing is ticked for you. What is not ticked never leaves the desk.'
                }
                of={packet_fields.map((field) =>
                  template?.never.includes(field.code)
                    ? { ...field, closed: true, hint: 'Not needed for this purpose.' }
                    : field,
                )}
                value={ticked}
              />
              {documents.length > 0 && (
                <>
                  <Choices
                    name="documents[]"
                    label="Which documents go along?"
                    hint="They open with the packet, and never before. Tick above that the person agreed to share documents."
                    of={documents.map(({ id, name, redacted, clean }) => ({
                      code: id,
                      label: name,
                      hint: [
                        redacted ? 'A copy in which parts are hidden.' : 'The original: it shows everything.',
                        ...(clean ? [] : ['It says of itself who made it, where and when.']),
                      ].join(' '),
                    }))}
                  />
                  {documents.some(({ redacted }) => !redacted) && (
                    <Tick
                      name="originals?"
                      label="Originals may go along as they are"
                      hint="Names, faces and numbers of other people stand in them too. Hide parts in a copy where you can."
                    />
                  )}
                </>
              )}
            </div>
            <div class="part">
              <h2>Consent</h2>
              {consents.length > 0 && (
                <Select
                  name="consent_id"
                  label="Which consent does it stand on?"
                  hint="It has to cover the recipient, the purpose and everything that is ticked."
                  options={consents.map((one) => ({ code: one.id, label: inWords(one) }))}
                  value={chosen_consent}
                  empty="A new one, told below"
                />
              )}
              <DateFields
                name="consent.given_on"
                label="When did the person agree to this referral?"
                hint={`For example, ${today.split('-').reverse().map(Number).join(' ')}.`}
              />
              <Select
                name="consent.language"
                label="In which language was it explained?"
                options={languages().map(({ code, name }) => ({ code, label: name }))}
                value={language ?? undefined}
                empty="Choose one"
              />
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

/** "Asylum claim, to Counsel Example, 20 November 2026: legal name, summary" */
const inWords = ({ purpose, recipient, given_on, fields }: RecordedConsent) =>
  `${purpose.label}, to ${recipient}, ${longDate(given_on, 'en')}: ${fields.map(({ label }) => label.toLowerCase()).join(', ')}`;

const choice = (contact: RankedContact) => {
  const { id, name, reasons, account, pinned } = contact;
  const why = account === 'account' && !pinned ? ['Not pinned: hear the six check words by voice first.'] : [];
  return {
    code: id,
    label: name,
    hint: [...reasons.map((reason) => `${reason}.`), ...why].join(' '),
    closed: !offerable(contact),
  };
};
