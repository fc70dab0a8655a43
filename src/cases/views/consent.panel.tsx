import { Day } from '../../common/web/dates.js';
import { Facts, Tag } from '../../common/web/parts.js';
import type { CaseDetail } from './case.view.js';

export function ConsentPanel({ of }: { of: CaseDetail }) {
  const { agreed, given_on, given_by, language } = of.consent;
  return (
    <section class="panel">
      <h2>Consent</h2>
      <Facts
        tall
        of={[
          ['To our keeping this case', agreed ? <Tag as="on">Agreed</Tag> : <Tag as="wait">Not yet</Tag>],
          [
            'When and how',
            agreed && given_on ? (
              <>
                <Day on={given_on} />
                {given_by && `, ${given_by.label.toLowerCase()}`}
                {language && `, in ${language.label}`}
              </>
            ) : (
              'Not recorded'
            ),
          ],
          ['To being counted', of.counted ? 'Yes' : 'No. Left out of every table'],
        ]}
      />
      <p>
        <a href={`/cases/${of.id}/consents`}>What the person agreed to share</a>
      </p>
      {of.state !== 'closed' && (
        <p class="do">
          <a href={`/cases/${of.id}/facts#consent-agreed`}>Change consent</a>
        </p>
      )}
    </section>
  );
}
