import { Day } from '../../../common/web/dates.js';
import { Facts, Tag, type TagKind } from '../../../common/web/parts.js';
import type { ConsentLine } from '../consent.view.js';

const states: Record<ConsentLine['state'], [string, TagKind?]> = {
  live: ['Live', 'on'],
  ended: ['Ended'],
  withdrawn: ['Withdrawn'],
};

/** One agreement, as it was given. */
export function ConsentFacts({ of }: { of: ConsentLine }) {
  const [word, kind] = states[of.state];
  return (
    <>
      <p class="row apart">
        <b>
          {of.purpose.label}, to {of.recipient}
        </b>
        <Tag as={kind}>{word}</Tag>
      </p>
      <Facts
        of={[
          ['What they may receive', of.fields.map(({ label }) => label).join(', ')],
          [
            'When and how',
            <>
              <Day on={of.given_on} />, {of.given_by.label.toLowerCase()}, in {of.language.label}. Recorded by{' '}
              {of.recorded_by}
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
