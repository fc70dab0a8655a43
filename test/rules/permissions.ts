import { type Action, ACTIONS, type Reach, reachOf, type Role, ROLES } from '../../src/common/access/rules.js';

/** The reach words as rules.ts has them, for people who do not read code. */
export const REACH: Record<Reach, string> = {
  desk: 'on the desks whose keys this person holds, and nowhere else',
  organisation: 'in the own organisation, as far as it stands in clear: never a case',
  offered: 'what was offered to this person, as far as its stage is open',
  own: 'the own account and session',
  release:
    'what campaign leads of the network decide together: plans, releases, and statements that one alone cannot open; never a case',
  network: 'what every signed-in person of the network may see: the directory, the campaigns',
  public: 'what anyone may see',
  nothing: 'asks the database nothing, or opens its own transactions',
  'before-sign-in': 'one account, by its handle',
  calendar: "the days of one account's cases, by the secret of its calendar; without a session or a key",
  system: 'rows whose day has come: a job of the server, never a route',
};

const NAMES: Record<Role, string> = {
  caseworker: 'caseworker',
  coordinator: 'coordinator',
  lawyer: 'lawyer',
  campaign_lead: 'campaign lead',
  administrator: 'administrator',
  auditor: 'auditor',
};

/** docs/permissions.md, from the rules alone. */
export function permissions(): string {
  const columns: (Role | undefined)[] = [...ROLES, undefined];
  const head = ['action', ...ROLES.map((role) => NAMES[role]), 'not signed in'];
  const nouns = [...new Set(ACTIONS.map(nounOf))];
  const tables = nouns.map((noun) => {
    const rows = ACTIONS.filter((action) => nounOf(action) === noun).map((action) => [
      `\`${action}\``,
      ...columns.map((role) => reachOf(role, action) ?? '-'),
    ]);
    return `## ${noun.replaceAll('-', ' ')}\n\n${aligned([head, ...rows])}`;
  });
  const reaches = Object.entries(REACH).map(([reach, words]) => [reach, words]);
  return `# Who may do what

Printed from \`src/common/access/rules.ts\` by \`test/rules/permissions.spec.ts\`; do not edit (\`UPDATE_DOCS=1 npm test -- test/rules/permissions\`).
What is not written in the rules is refused. The word in a cell says how far the permission reaches; \`-\` is a refusal (403; 401 where nobody is signed in).
Out of reach is told like "does not exist" (404). \`test/rules/expected.ts\` says the same by hand, and every cell of it is tried on the running application.

## The words

${aligned([['word', 'reaches'], ...reaches, ['-', 'not at all']])}

${tables.join('\n\n')}
`;
}

const nounOf = (action: Action) => action.split('.')[0]!;

function aligned(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const [head, ...body] = rows;
  return [line(head!), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
