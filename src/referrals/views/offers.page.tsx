import { Due } from '../../common/web/dates.js';
import { Desk } from '../../common/web/layout.js';
import { Empty } from '../../common/web/parts.js';
import { ReferralTag, runs } from './referral-state.js';
import type { OfferList, OfferRow } from './referral.view.js';
import { titleOf, Week } from './preview.js';

/** The lawyer's list. Answers first: what waits for my answer? */
export const OffersPage = ({ items, next }: OfferList) => (
  <Desk title="Referrals to you" at="referrals">
    <div class="head">
      <h1>Referrals to you</h1>
      <p class="soft">What you open is recorded, and told to the desk that sent it.</p>
    </div>
    {items.length === 0 ? (
      <Empty
        why="No desk has offered you a case."
        next="A desk can do so when it has compared your six check words with you."
      />
    ) : (
      <table class="list">
        <caption class="hidden">Referrals to you</caption>
        <thead>
          <tr>
            <th scope="col">Matter</th>
            <th scope="col">State</th>
            <th scope="col">Next deadline</th>
            <th scope="col">Ends</th>
          </tr>
        </thead>
        <tbody>
          {items.map((offer) => (
            <Row offer={offer} />
          ))}
        </tbody>
      </table>
    )}
    {next && (
      <p class="pager">
        <a href={`/referrals?after=${encodeURIComponent(next)}`} rel="next">
          More referrals
        </a>
      </p>
    )}
  </Desk>
);

const Row = ({ offer }: { offer: OfferRow }) => (
  <tr>
    <th scope="row">
      <a href={`/referrals/${offer.id}`}>{titleOf(offer.preview)}</a>
    </th>
    <td>
      <ReferralTag state={offer.state} />
    </td>
    <td class="wide">{runs(offer.state) && <Week of={offer.preview} />}</td>
    <td class="after">{runs(offer.state) && <Due on={offer.ends_on} />}</td>
  </tr>
);
