import { Day } from '../../common/web/dates.js';
import { Ref } from '../../common/web/parts.js';
import type { ToDo } from '../to-do.service.js';

/** Above the list, while there is something: what others' lost keys leave to be done. */
export const ToDoSection = ({ of: { send_again, admit_again } }: { of: ToDo }) =>
  send_again.length + admit_again.length === 0 ? null : (
    <section class="section">
      <h2>To do</h2>
      <ul class="items">
        {send_again.map(({ id, case_id, desk_id, pin_subject, reference, legal_contact, send_again_to, lost_on }) => (
          <li class="stack-s">
            <p>
              <a href={`/cases/${case_id}/referrals/${id}`}>
                Referral of <Ref>{reference}</Ref> to {legal_contact}
              </a>
              : they lost their key on <Day on={lost_on} />, and it cannot be opened by them any more.
            </p>
            <p class="do">
              First <a href={`/desks/${desk_id}/pins/new?subject=${pin_subject}`}>hear their new check words</a>, then{' '}
              <a href={`/cases/${case_id}/referrals/new?to=${send_again_to}`}>
                send <Ref>{reference}</Ref> again
              </a>
            </p>
          </li>
        ))}
        {admit_again.map(({ desk, handle, since }) => (
          <li class="stack-s">
            <p>
              <bdi>{handle}</bdi> lost their key on <Day on={since} /> and has a new one. They are not in{' '}
              <bdi>{desk.name}</bdi> any more.
            </p>
            <p class="do">
              <a href={`/desks/${desk.id}/members/new`}>
                Hear the new check words of <bdi>{handle}</bdi> and admit them again
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
