import { type RunningApp, startApp } from '../support/app.js';
import { api } from '../support/client.js';
import { smallNetwork, type SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import { Brought } from './brought-to.js';

let running: RunningApp;
let network: SmallNetwork;
beforeAll(async () => {
  running = await startApp();
  network = await smallNetwork(running);
}, 60_000);
afterAll(() => running.stop());

interface List {
  items: { id: string; state: string }[];
  next: string | null;
  show: string | null;
}
const list = async (query = '') => (await api(running.app, network.lawyer).get(`/referrals${query}`)).json<List>();
const all = async (show = '') => {
  const pages = [await list(`?show=${show}`)];
  for (let next = pages[0]!.next; next; next = pages.at(-1)!.next)
    pages.push(await list(`?show=${show}&after=${next}`));
  return pages;
};

it('fifty a page: what runs first, then what has ended; each once, and only what was asked for', async () => {
  const brought = new Brought(running, network);
  const open = [await brought.to('previewed'), await brought.to('accepted'), await brought.to('offered')];
  const ended = await brought.to('declined');
  // Many more that ended long ago: as rows of an emptied offer stand there.
  await ownerQuery(
    running.database,
    `with older as (
       insert into referrals (id, organisation_id, desk_id, case_id, legal_contact_id, offered_on, terms_sealed)
       select gen_random_uuid(), organisation_id, desk_id, case_id, legal_contact_id, offered_on - 400, terms_sealed
       from referrals, generate_series(1, 60) where id = $1 returning *)
     insert into offers (id, organisation_id, account_id, sender_organisation_id, sender_desk_id, state, ends_on, offered_on)
     select older.id, o.organisation_id, o.account_id, o.sender_organisation_id, o.sender_desk_id, 'expired', o.ends_on - 400, older.offered_on
     from older, offers o where o.id = $1`,
    [ended.id],
  );
  const pages = await all();
  expect(pages.map(({ items }) => items.length)).toEqual([50, 14]);
  const rows = pages.flatMap(({ items }) => items);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(64);
  expect(new Set(rows.slice(0, 3).map(({ id }) => id))).toEqual(new Set(open.map(({ id }) => id)));
  expect(rows[2]).toMatchObject({ state: 'accepted' });
  expect(rows[3]).toMatchObject({ id: ended.id, state: 'declined' });
  expect((await all('open')).map(({ items }) => items.length)).toEqual([3]);
  expect((await all('ended')).map(({ items }) => items.length)).toEqual([50, 11]);
  // Only its ended ones are asked for: what waits is not opened by that.
  const unseen = await brought.to('offered');
  await list('?show=ended');
  expect(await brought.keys(unseen.id)).toMatchObject({ state: 'offered' });
  await list();
  expect(await brought.keys(unseen.id)).toMatchObject({ state: 'previewed' });
});
