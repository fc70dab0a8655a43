import type { PacketOutside } from '../../../cases/packets-outside.js';
import { Day } from '../../../common/web/dates.js';
import { OutsideTag } from './outside-tag.js';

/** Packets that left, each with where it stands. */
export const OutsideItems = ({ of }: { of: PacketOutside[] }) => (
  <ul class="items">
    {of.map((one) => (
      <li class="stack-s">
        <p>
          <a href={`/cases/${one.case_id}/outside/${one.id}`}>{one.purpose.label}</a>, to {one.legal_contact}, without
          an account
        </p>
        <p class="row small">
          <OutsideTag state={one.state} />
          <span class="soft">
            <Day on={one.offered_on} />
          </span>
        </p>
      </li>
    ))}
  </ul>
);
