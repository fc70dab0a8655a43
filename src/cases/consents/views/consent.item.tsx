import { Day } from '../../../common/web/dates.js';
import { Facts, Tag, type TagKind } from '../../../common/web/parts.js';
import type { ConsentLine } from '../consent.view.js';

const states: Record<ConsentLine['state'], [string, TagKind?]> = {
  live: ['Live', 'on'],
  ended: ['Ended'],
  withdrawn: ['Withdrawn'],
};

/** "Asylum claim, to Counsel Example"; being counted is to nobody by name. */
export const about = ({ purpose, recipient }: Pick<ConsentLine, 'purpose' | 'recipient'>) =>
  recipient === null ? purpose.label : `${purpose.label}, to ${recipient}`;

/** One agreement, as it was given. */
export function ConsentFacts({ of }: { of: ConsentLine }) {
  const [word, kind] = states[of.state];
  return (
    <>
      <p class="row apart">
        <b>{about(of)}</b>
        <Tag as={kind}>{word}</Tag>
      </p>
      <Facts
        of={[
          [of.recipient === null ? 'How far' : 'What they may receive', of.fields.map(({ label }) => label).join(', ')],
          ...(of.stand_in
            ? [['Also', 'A colleague of the same office who stands in for them'] as [string, string]]
            : []),
          [
            'When and how',
            <>
              <Day on={of.given_on} />, {of.given_by.label.toLowerCase()},{' '}
              {of.language ? `in ${of.language.label}` : 'language not told'}. Recorded by {of.recorded_by}
            </>,
          ],
          ['Until', of.until ? <Day on={of.until} /> : 'They take it back'],
          ...(of.withdrawn
            ? [
                [
                  'Withdrawn',
                  <>
                    <Day on={of.withdrawn.on} />, recorded by {of.withdrawn.by}
                  </>,
                ] as [string, preact.ComponentChildren],
              ]
            : []),
        ]}
      />
    </>
  );
}
