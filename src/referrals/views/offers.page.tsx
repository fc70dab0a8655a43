import type { ComponentChildren } from 'preact';
import { daysLeft, Due } from '../../common/web/dates.js';
import { Desk } from '../../common/web/layout.js';
import { usePage } from '../../common/web/page-context.js';
import { Empty, Tag } from '../../common/web/parts.js';
import { endsSoon, inbox } from './inbox.js';
import { ReferralTag, runs } from './referral-state.js';
import type { OfferList, OfferRow } from './referral.view.js';
import { titleOf, Week } from './preview.js';

/** The lawyer's list. Answers first: what waits for my answer, and by when? */
export function OffersPage({ items, next, show }: OfferList) {
  const { toAnswer, accepted, ended } = inbox(items);
  return (
    <Desk title="Referrals to you" at="referrals">
      <div class="head">
        <h1>Referrals to you</h1>
        <p class="soft">What you open is recorded, and told to the desk that sent it.</p>
        <p>
          <a href="/conflict-names">Your names for the conflict check</a>, <a href="/stand-ins">standing in</a>
        </p>
      </div>
      <nav class="row" aria-label="Which referrals">
        {SHOWN.map(([code, words]) => (
          <a href={code ? `/referrals?show=${code}` : '/referrals'} aria-current={code === show ? 'page' : undefined}>
            {words}
          </a>
        ))}
      </nav>
      {items.length === 0 && show === 'ended' ? (
        <Empty why="None of your referrals has ended." next={<a href="/referrals">See all of them</a>} />
      ) : items.length === 0 ? (
        <Empty
          why="No desk has offered you a case."
          next="A desk can do so when it has compared your six check words with you."
        />
      ) : (
        <>
          {show !== 'ended' && (
            <>
              <Section id="to-answer" title="To answer" of={toAnswer}>
                <Empty why="Nothing waits for your answer." next="What desks offer to you stands here." />
              </Section>
              <Section id="accepted" title="Accepted" of={accepted}>
                <Empty why="You have no referral at work." next="What you accept stands here until it ends." />
              </Section>
            </>
          )}
          {ended.length > 0 && (
            <Section id="ended" title="Ended" of={ended}>
              {null}
            </Section>
          )}
        </>
      )}
      {next && (
        <p class="pager">
          <a href={`/referrals?after=${encodeURIComponent(next)}${show ? `&show=${show}` : ''}`} rel="next">
            More referrals
          </a>
        </p>
      )}
    </Desk>
  );
}

const SHOWN = [
  [null, 'All'],
  ['open', 'Open'],
  ['ended', 'Ended'],
] as const;

const Section = ({
  id,
  title,
  of,
  children,
}: {
  id: string;
  title: string;
  of: OfferRow[];
  children: ComponentChildren;
}) => (
  <section class="section" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {of.length === 0 ? children : <Table title={title} of={of} />}
  </section>
);

const Table = ({ title, of }: { title: string; of: OfferRow[] }) => (
  <table class="list">
    <caption class="hidden">{title}</caption>
    <thead>
      <tr>
        <th scope="col">Matter</th>
        <th scope="col">State</th>
        <th scope="col">Next deadline</th>
        <th scope="col">Ends</th>
      </tr>
    </thead>
    <tbody>
      {of.map((offer) => (
        <Row offer={offer} />
      ))}
    </tbody>
  </table>
);

const Row = ({ offer }: { offer: OfferRow }) => (
  <tr>
    <th scope="row">
      <a href={`/referrals/${offer.id}`}>{titleOf(offer.preview)}</a>
      <Besides of={offer} />
    </th>
    <td>
      <span class="row">
        <ReferralTag state={offer.state} />
        {offer.written && <Tag as="wait">The desk wrote</Tag>}
        {offer.in_place_of && <Tag>For {offer.in_place_of}</Tag>}
      </span>
    </td>
    <td class="wide">{runs(offer.state) && <Week of={offer.preview} />}</td>
    <td class="after">{runs(offer.state) && <Ends of={offer} />}</td>
  </tr>
);

/** "Immediate. Served in Norvania. Speaks Russian." */
function Besides({ of: { preview } }: { of: OfferRow }) {
  const { urgency, service_country, country_of_stay, languages } = preview;
  const words = [
    service_country && country_of_stay && `Served in ${service_country}`,
    languages.length > 0 && `Speaks ${languages.join(', ')}`,
  ].filter(Boolean);
  if (!urgency && words.length === 0) return null;
  return (
    <p class="small soft">
      {urgency && <Tag as={URGENT.includes(urgency.code) ? 'wait' : undefined}>{urgency.label}</Tag>} {words.join('. ')}
    </p>
  );
}
const URGENT = ['immediate', 'high'];

/** The day on which it ends by itself, and a word when that is near. */
function Ends({ of }: { of: OfferRow }) {
  const soon = endsSoon(daysLeft(of.ends_on, usePage().today));
  const left = of.state === 'accepted' ? 'your access ends' : 'it ends unanswered';
  return (
    <>
      <Due on={of.ends_on} />
      {soon && <span class="small"> {soon === 'day' ? `Within a day ${left}.` : `Within a week ${left}.`}</span>}
    </>
  );
}
