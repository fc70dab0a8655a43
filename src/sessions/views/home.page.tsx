import { Desk } from '../../common/web/layout.js';
import { Empty } from '../../common/web/parts.js';
import { roleLabel } from '../../common/web/words.js';
import type { AccountView } from '../session.view.js';

/** For roles whose pages are not built yet: who they are, and what they never see. */
export const HomePage = ({ handle, role }: AccountView) => (
  <Desk title="Home" at="home">
    <div class="head">
      <h1>Signed in as {handle}</h1>
      <p class="lede">{roleLabel(role)}. This role opens no case and holds no key of a desk.</p>
    </div>
    <Empty why="There is nothing to do on this page yet." next={<a href="/campaigns">See the campaigns.</a>} />
  </Desk>
);
