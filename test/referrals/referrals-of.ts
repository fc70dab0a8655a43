import type { api } from '../support/client.js';

interface Page {
  items: { id: string; state: string }[];
  next: string | null;
}

/** All pages of a lawyer's list. */
export async function referralsOf({ get }: Pick<ReturnType<typeof api>, 'get'>) {
  const items: Page['items'] = [];
  for (let next: string | null = ''; next !== null;) {
    const page: Page = (await get(`/referrals${next && `?after=${next}`}`)).json<Page>();
    items.push(...page.items);
    next = page.next;
  }
  return items;
}
