import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty } from '../../../common/web/parts.js';
import { runs } from '../../views/referral-state.js';
import type { Exchange } from '../exchange.view.js';
import { SendFilesForm, Write, Written } from './exchange.parts.js';

/** The lawyer's page. Answers first: what did the desk say? */
export const ExchangePage = ({ id, state, open, lines }: Exchange) => (
  <Desk title="Questions and answers" at="referrals">
    <div class="narrow">
      <Crumb to={`/referrals/${id}`}>The referral</Crumb>
      <div class="head">
        <h1>Questions and answers</h1>
        <p class="soft">
          Only you and the desk can open them. When the referral ends, their key is destroyed here; the desk keeps its
          own copy with the case.
        </p>
      </div>
      {runs(state) ? (
        <>
          <Written lines={lines} reader="lawyer" at={`/referrals/${id}/exchange`} />
          {open ? (
            <>
              <Write action={`/referrals/${id}/exchange`} to="the desk" />
              <SendFilesForm action={`/referrals/${id}/exchange`} to="the desk" />
            </>
          ) : (
            <Empty why="This referral was sent before questions could be asked here." next="Ask the desk otherwise." />
          )}
        </>
      ) : (
        <Empty
          why="The referral has ended. Nothing of it can be opened any more."
          next={<a href="/referrals">Back to your referrals</a>}
        />
      )}
    </div>
  </Desk>
);
