import type { ComponentChildren } from 'preact';
import { Day } from '../../common/web/dates.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Empty, Facts, Note, Ref } from '../../common/web/parts.js';
import type { CaseDetail } from './case.view.js';
import { SafeContact } from './safe-contact.js';

/** The answer to `POST /cases/:id/identity`. */
export interface Identity {
  id: string;
  reference: string;
  pseudonym: string;
  safe_contact: CaseDetail['safe_contact'];
  legal_name: string | null;
  /** `1998-03-02`, or a year alone. */
  birth_date: string | null;
  contacts: { channel: string; handle: string }[];
  /** What was written as the reason. */
  reason: string;
  /** The pseudonym is part of the name. */
  telling_pseudonym: boolean;
}

/** The name, for this one page. Nothing here links onwards with it. */
export const IdentityPage = ({ id, reference, pseudonym, safe_contact, ...of }: Identity) => (
  <Desk title={`Name of ${reference}`} at="cases">
    <div class="narrow">
      <Crumb to={`/cases/${id}`}>
        {pseudonym} {reference}
      </Crumb>
      <div class="head">
        <h1>
          <bdi>{pseudonym}</bdi> <Ref>{reference}</Ref>
        </h1>
      </div>
      <div class="stack">
        <SafeContact of={{ id, pseudonym, safe_contact }} />
        {of.telling_pseudonym && (
          <Note as="danger" title="The pseudonym is part of the name">
            <p>
              It stands in lists and histories that show no name.{' '}
              <a href={`/cases/${id}/facts#pseudonym`}>Choose another one</a>
            </p>
          </Note>
        )}
        <Note title="On this page only">
          <p>
            This opening is recorded, with your reason: <q dir="auto">{of.reason}</q>. Go back to the case and the name
            is hidden again.
          </p>
        </Note>
        {of.legal_name || of.birth_date || of.contacts.length > 0 ? (
          <Facts
            of={[
              ['Legal name', of.legal_name ? <bdi>{of.legal_name}</bdi> : 'Not written down'],
              ['Date of birth', of.birth_date ? <BirthDate of={of.birth_date} /> : 'Not written down'],
              ...of.contacts.map(({ channel, handle }): [string, ComponentChildren] => [
                channel,
                <bdi class="handle">{handle}</bdi>,
              ]),
            ]}
          />
        ) : (
          <Empty why="No name and no way to reach this person is written down." next="The case works without them." />
        )}
        <p>
          <a href={`/cases/${id}`}>Hide it, back to the case</a>
        </p>
      </div>
    </div>
  </Desk>
);

const BirthDate = ({ of }: { of: string }) => (/^\d{4}$/.test(of) ? <>{of}</> : <Day on={of} />);
