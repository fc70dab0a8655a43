import type { ComponentChildren } from 'preact';
import { Day } from '../../common/web/dates.js';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Empty, Facts, Note, Ref } from '../../common/web/parts.js';

/** The answer to `POST /cases/:id/identity`. */
export interface Identity {
  id: string;
  reference: string;
  pseudonym: string;
  legal_name: string | null;
  /** `1998-03-02`, or a year alone. */
  birth_date: string | null;
  contacts: { channel: string; handle: string }[];
  /** What was written as the reason. */
  reason: string;
}

/** The name, for this one page. Nothing here links onwards with it. */
export const IdentityPage = ({ id, reference, pseudonym, legal_name, birth_date, contacts, reason }: Identity) => (
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
        <Note title="On this page only">
          <p>
            This opening is recorded, with your reason: <q dir="auto">{reason}</q>. Go back to the case and the name is
            hidden again.
          </p>
        </Note>
        {legal_name || birth_date || contacts.length > 0 ? (
          <Facts
            of={[
              ['Legal name', legal_name ? <bdi>{legal_name}</bdi> : 'Not written down'],
              [
                'Date of birth',
                birth_date ? /^\d{4}$/.test(birth_date) ? birth_date : <Day on={birth_date} /> : 'Not written down',
              ],
              ...contacts.map(({ channel, handle }): [string, ComponentChildren] => [
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
