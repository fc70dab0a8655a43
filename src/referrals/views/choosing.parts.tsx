import { Choices, DateFields, Tick } from '../../common/web/choices.js';
import { longDate } from '../../common/web/dates.js';
import { Select } from '../../common/web/fields.js';
import { usePage } from '../../common/web/page-context.js';
import { languages, options } from '../../reference/vocabulary.js';
import type { RecordedConsent, ReferralChoice } from './referral.view.js';

/** @param at the page that is drawn again with what is usual for a purpose @param to who is chosen already */
export const Usual = ({ at, template, to }: { at: string; to?: string } & Pick<ReferralChoice, 'template'>) => (
  <div class="part">
    <h2>Begin with what is usual</h2>
    <p>
      For:{' '}
      {options('referral_purpose').map(({ code, label }, i) => (
        <>
          {i > 0 && ', '}
          <a
            href={`${at}?purpose=${code}${to ? `&to=${to}` : ''}`}
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
);

/** What leaves the desk: fields, and documents of the case. */
export const InPacket = ({
  fields,
  template,
  ticked,
  documents,
}: { fields: ReferralChoice['packet_fields'] } & Pick<ReferralChoice, 'template' | 'ticked' | 'documents'>) => (
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
      of={fields.map((field) =>
        template?.never.includes(field.code) ? { ...field, closed: true, hint: 'Not needed for this purpose.' } : field,
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
);

/** One of the ledger, or one that is told with the referral. */
export const Agreed = ({
  consents,
  chosen,
  language,
}: { chosen?: string } & Pick<ReferralChoice, 'consents' | 'language'>) => {
  const { today } = usePage();
  return (
    <>
      <h2>Consent</h2>
      {consents.length > 0 && (
        <Select
          name="consent_id"
          label="Which consent does it stand on?"
          hint="It has to cover the recipient, the purpose and everything that is ticked."
          options={consents.map((one) => ({ code: one.id, label: inWords(one) }))}
          value={chosen}
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
    </>
  );
};

/** "Asylum claim, to Counsel Example, 20 November 2026: legal name, summary" */
const inWords = ({ purpose, recipient, given_on, fields, stand_in }: RecordedConsent) =>
  `${purpose.label}, to ${recipient}${stand_in ? ' or who stands in' : ''}, ${longDate(given_on, 'en')}: ${fields.map(({ label }) => label.toLowerCase()).join(', ')}`;
