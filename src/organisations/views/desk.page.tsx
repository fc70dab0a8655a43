import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Crumb, Note } from '../../common/web/parts.js';
import { roleLabel } from '../../common/web/words.js';
import type { DeskView, MemberLine } from './desk.view.js';
import { Until } from './until.js';

/** Answers first: does the key have to be renewed, and who holds it? */
export const DeskPage = (of: DeskView) => {
  const coordinates = usePage().signedIn?.role === 'coordinator';
  return (
    <Desk title={of.name} at="desks">
      <Crumb to="/desks">Desks</Crumb>
      <div class="head row apart">
        <h1>{of.name}</h1>
        {coordinates && (
          <a class="button" href={`/desks/${of.id}/members/new`}>
            Admit somebody
          </a>
        )}
      </div>
      {of.renewal && <Asked of={of} coordinates={coordinates} />}
      <section class="section">
        <h2>Who holds this desk's key</h2>
        <Members of={of.members} />
      </section>
      <section class="section">
        <h2>The desk's own check words</h2>
        <p>
          <b>{of.words}</b>
        </p>
        <p class="soft">
          Say them by voice to whoever is admitted, and to a desk that wants to transfer a case to yours. Never send
          them in a message. They change when the key is renewed.
        </p>
      </section>
      <section class="section">
        <h2>More of this desk</h2>
        <ul class="items plain">
          <li>
            <a href={`/desks/${of.id}/pins`}>Whose keys this desk has checked</a>
          </li>
          {coordinates && (
            <>
              <li>
                <a href={`/desks/${of.id}/numbers`}>How many enquiries and cases, by week and outcome</a>
              </li>
              <li>
                <a href={`/desks/${of.id}/takes`}>Which countries and languages this desk takes</a>
              </li>
              <li>
                <a href={`/desks/${of.id}/hand-over`}>Hand all cases of somebody to somebody else</a>
              </li>
              <li>
                <a href={`/desks/${of.id}/export-key`}>The key under which all its cases may be taken out</a>
              </li>
              <li>
                <a href={`/desks/${of.id}/renewal`}>Renew the key, when somebody leaves or has lost trust</a>
              </li>
            </>
          )}
        </ul>
      </section>
    </Desk>
  );
};

const Asked = ({ of, coordinates }: { of: DeskView; coordinates: boolean }) => (
  <Note as="warn" title="Renewal is asked for">
    {of.renewal?.taken_away && (
      <p>Somebody's access was taken away. What they have kept of the desk's key stays good until it is renewed.</p>
    )}
    {of.renewal && of.renewal.ended.length > 0 && (
      <p>The time of {of.renewal.ended.join(', ')} has ended. They reach nothing here now.</p>
    )}
    <p>
      {coordinates ? (
        <a href={`/desks/${of.id}/renewal`}>Renew the key</a>
      ) : (
        'Ask a coordinator of this desk to renew the key.'
      )}
    </p>
  </Note>
);

const Members = ({ of }: { of: MemberLine[] }) => (
  <table class="list">
    <caption class="hidden">Members of this desk</caption>
    <thead>
      <tr>
        <th scope="col">Handle</th>
        <th scope="col">Role</th>
        <th scope="col">Until</th>
      </tr>
    </thead>
    <tbody>
      {of.map((member) => (
        <tr>
          <th scope="row">
            {member.handle}
            {member.own && ' (you)'}
          </th>
          <td>{roleLabel(member.role)}</td>
          <td class="wide">
            {member.until ? <Until at={member.until} ended={member.ended} /> : 'No end'}
            {!member.pinned && '. Words to be heard again before the next renewal'}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
