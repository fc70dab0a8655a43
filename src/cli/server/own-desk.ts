import type { Connection } from './connection.js';

export interface OwnDesk {
  id: string;
  name: string;
}

/** One of the desks that whoever signed in belongs to, by its name or id; where they have one, it need not be named. */
export async function ownDesk(connection: Pick<Connection, 'get'>, wanted: string | undefined): Promise<OwnDesk> {
  const { items } = await connection.get<{ items: OwnDesk[] }>('/api/v1/desks');
  const same = (text: string) => text.normalize('NFKC').trim().toLowerCase();
  const found = items.filter(({ id, name }) => wanted === undefined || id === wanted || same(name) === same(wanted));
  if (found.length === 1) return found[0]!;
  const yours = items.map(({ name }) => name).join(', ');
  if (wanted === undefined)
    throw new Error(yours ? `Say which desk with --desk. Your desks: ${yours}.` : 'You are on no desk.');
  if (found.length > 1) throw new Error(`Several of your desks are called ${wanted}. Name the one you mean by its id.`);
  throw new Error(`You are on no desk ${wanted}.${yours ? ` Your desks: ${yours}.` : ''}`);
}
