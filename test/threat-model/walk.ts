import type { Person } from '../../src/cli/demo/cast.js';
import { GRID } from '../rules/expected.js';
import type { RunningApp } from '../support/app.js';
import { api, browser } from '../support/client.js';
import type { Marks, Told } from './moments.js';

/** Every address that can be read, as the grid of rights lists them: that list is proved whole by test/rules/grid.spec.ts. */
const READABLE = GRID.filter(({ method }) => method === 'GET').flatMap(({ path, as }) =>
  as.map((form) => ({ path, form })),
);
const OF_A_CASE = /^\/(cases|referrals|break-glass)\/:/;
/** Lists that show only a part unless they are asked for it. */
const ASKED: Record<string, string[]> = { '/audit/trail': ['', '?show=identities', '?show=refusals'] };
const NOTHING = '00000000-0000-4000-8000-000000000000';
/** Everything that a place in the list of countries is offered with: no answer about a case. */
const CHOICES = /<option(?![^>]*selected)[^>]*>.*?<\/option>/gs;

interface Reading {
  get(form: 'page' | 'json', path: string): Promise<{ body: string; statusCode: number }>;
  post(path: string, body: object): Promise<{ body: string }>;
}

/** What somebody reads at every address there is, as page and as JSON, by case: the names of the marks that stood in an answer. */
export async function walk(
  { app }: RunningApp,
  person: Person | undefined,
  cases: Told[],
  ids: Record<string, string>,
): Promise<Map<Told, Set<string>>> {
  const reading = person ? signedIn(app, person) : nobody(app);
  const found = new Map(cases.map((one) => [one, new Set<string>()]));
  const look = (of: Told[], body: string, with_: '' | ', with a reason' = '') => {
    const text = body.replaceAll(CHOICES, '');
    for (const one of of) for (const mark of marksIn(one.marks, text)) found.get(one)!.add(named(mark, with_));
  };
  for (const { path, form } of READABLE.filter(({ path }) => !OF_A_CASE.test(path)))
    for (const query of ASKED[path] ?? [''])
      look(cases, (await reading.get(form, filled(path, { ...ids }) + query)).body);
  // "Not your job" is said before anything is looked up, whatever the case: it is asked for once.
  const never = new Set<object>();
  for (const one of cases) {
    for (const of of READABLE.filter((each) => OF_A_CASE.test(each.path) && !never.has(each))) {
      const { body, statusCode } = await reading.get(of.form, filled(of.path, idsOf(one, of.path)));
      if (statusCode === 401 || statusCode === 403) never.add(of);
      look(cases, body);
    }
    look(cases, (await reading.post('/cases/search', { text: one.pseudonym })).body);
    look(
      cases,
      (await reading.post(`/cases/${one.caseId}/identity`, { reason: 'To call back' })).body,
      ', with a reason',
    );
  }
  return found;
}

export const marksIn = (marks: Marks, text: string) =>
  Object.entries(marks)
    .filter(([, ways]) => ways.some((way) => text.includes(way)))
    .map(([mark]) => mark);

/** Only the identity asks for a reason: whatever else stands beside it is in the case. */
const named = (mark: string, with_: string) => (mark === 'name' || mark === 'contact' ? mark + with_ : mark);

function signedIn(app: RunningApp['app'], person: Person): Reading {
  const [page, json] = [browser(app, person), api(app, person)];
  return { get: (form, path) => (form === 'page' ? page.get(path) : json.get(path)), post: json.post };
}

const nobody = (app: RunningApp['app']): Reading => ({
  get: (form, path) => app.inject({ method: 'GET', url: form === 'page' ? path : `/api/v1${path}` }),
  post: (path, payload) => app.inject({ method: 'POST', url: `/api/v1${path}`, payload }),
});

const idsOf = ({ caseId, referralId = NOTHING, glassId = NOTHING }: Told, path: string) => ({
  id: path.startsWith('/cases') ? caseId : path.startsWith('/break-glass') ? glassId : referralId,
  referralId,
});

function filled(path: string, ids: Record<string, string>): string {
  const id = ids[path.split('/')[1]!] ?? ids.id;
  return path.replace(/:(\w+)/g, (_, name: string) => (name === 'id' ? id : ids[name]) ?? NOTHING);
}
