import { factFields, isCountry, isCode, codes as codesOf } from '../../reference/vocabulary.js';
import { cellsOf, codeFor } from './cells.js';
import { isQuarter } from './period.js';
import type { CodeList, CountedEvent, Plan, PlannedTable, TableQuantiles } from './plan.js';

/** What is wrong with a plan, one sentence each, beginning with where it stands. None: it may be adopted. */
export function checkPlan(plan: Plan): string[] {
  const tables = checkTables(plan);
  // What names a list that is not there has no cells to look at.
  if (tables.length > 0) return tables;
  return [
    ...checkBudget(plan),
    ...Object.entries(plan.code_lists).flatMap(([name, list]) => checkList(plan, name, list)),
    ...checkFloors(plan),
    ...checkCalendar(plan),
    ...checkQuantiles(plan),
  ];
}

/** The facts of which one registration has one value, and at which event it is counted. */
const COUNTED: Record<string, CountedEvent> = {
  service_country: 'intake',
  main_ground: 'intake',
  country_of_stay: 'intake',
  service_category: 'intake',
  closure_reason: 'outcome',
};

function checkTables(plan: Plan): string[] {
  const names = plan.tables.map(({ name }) => name);
  const found = names.flatMap((name, at) => (names.indexOf(name) < at ? [`tables: ${name} stands there twice.`] : []));
  for (const { name, dimensions, event } of plan.tables) {
    if (dimensions.length > 2) found.push(`tables.${name}: a table has at most two dimensions.`);
    for (const dimension of dimensions) {
      const list = plan.code_lists[dimension];
      if (!list) found.push(`tables.${name}: there is no code list ${dimension}.`);
      else if (COUNTED[list.fact] && COUNTED[list.fact] !== event)
        found.push(`tables.${name}: ${list.fact} is not known at the event ${event}.`);
    }
  }
  for (const table of plan.tables.filter(({ dimensions }) => dimensions.length === 2))
    if (!hasBothMargins(plan, table))
      found.push(
        `tables.${table.name}: a table of two dimensions is one of a year, and each dimension has a table of quarters, or neither; otherwise they would not add up.`,
      );
  return found;
}

function hasBothMargins(plan: Plan, { dimensions, event, period }: PlannedTable): boolean {
  const quarterly = dimensions.filter((dimension) => {
    const finer = plan.code_lists[dimension]?.coarsens ?? dimension;
    return plan.tables.some(
      (one) =>
        one.event === event && one.period === 'quarter' && one.dimensions.length === 1 && one.dimensions[0] === finer,
    );
  });
  const yearly = dimensions.some((dimension) =>
    plan.tables.some(
      (one) =>
        one.event === event && one.period === period && one.dimensions.length === 1 && one.dimensions[0] === dimension,
    ),
  );
  return period === 'year' && !yearly && quarterly.length !== 1;
}

function checkBudget({ tables, lifetime_budget }: Plan): string[] {
  const found = tables
    .filter(({ epsilon }) => !Number.isInteger(epsilon) || epsilon < 1)
    .map(({ name }) => `tables.${name}.epsilon: write a whole number of thousandths, at least 1.`);
  const spent = tables.reduce((sum, { epsilon }) => sum + epsilon, 0);
  if (spent > lifetime_budget)
    found.push(`lifetime_budget: the tables cost ${spent} thousandths together, and the budget is ${lifetime_budget}.`);
  return found;
}

function checkList(plan: Plan, name: string, list: CodeList): string[] {
  const where = `code_lists.${name}`;
  const field = factFields()[list.fact];
  if (list.fact !== 'closure_reason' && !field) return [`${where}.fact: ${list.fact} is no fact of a case.`];
  if (field?.many)
    return [`${where}.fact: ${list.fact} has several values, so one registration would be counted several times.`];
  if (!COUNTED[list.fact]) return [`${where}.fact: ${list.fact} is not counted.`];
  const found: string[] = [];
  const last = list.codes.at(-1);
  const coarsens = list.coarsens === undefined ? undefined : plan.code_lists[list.coarsens];
  if (list.coarsens !== undefined && !coarsens)
    found.push(`${where}.coarsens: there is no code list ${list.coarsens}.`);
  if (!last || last.of)
    found.push(`${where}: the last code takes all other values and unknown ones, so it names none.`);
  const from = list.fact === 'closure_reason' ? 'closure_reason' : field!.from;
  const known = (value: string) => (coarsens ? coarsens.codes.some(({ code }) => code === value) : isCode(from, value));
  const seen = new Map<string, string>();
  for (const { code, of } of list.codes) {
    if (!/^[A-Za-z][a-z_]*$|^[A-Z]{2}$/.test(code)) found.push(`${where}.${code}: a code is letters and underscores.`);
    if (of === undefined && code !== last?.code) found.push(`${where}.${code}.of: it takes nothing.`);
    for (const value of of ?? []) {
      if (!known(value)) found.push(`${where}.${code}.of: there is no ${value}.`);
      const other = seen.get(value);
      if (other) found.push(`${where}.${code}.of: ${value} is counted in ${other} already.`);
      seen.set(value, code);
    }
    if (from === 'country') found.push(...checkCountries(plan, where, code, of ?? []));
  }
  if (from !== 'country' && !coarsens)
    for (const value of codesOf(from))
      if (codeFor(plan, name, value) === undefined) found.push(`${where}: ${value} is counted nowhere.`);
  return found;
}

function checkCountries(plan: Plan, where: string, code: string, of: string[]): string[] {
  if (of.length === 2) return [`${where}.${code}.of: a row of several countries holds at least three.`];
  const [alone, ...more] = of;
  if (alone === undefined || more.length || !isCountry(alone)) return [];
  const found: string[] = [];
  if (plan.protected_countries.includes(alone))
    found.push(`${where}.${code}: ${alone} is a protected country and has no row of its own.`);
  if (plan.code_lists[where.slice('code_lists.'.length)]!.fact !== 'service_country') return found;
  const floor = plan.population_floor.strengths[alone];
  if (!floor || !floor.source.trim() || !Number.isInteger(floor.year))
    found.push(`population_floor.strengths.${alone}: name the strength of its armed forces, the source and the year.`);
  else if (!(floor.strength >= plan.population_floor.least))
    found.push(
      `population_floor.strengths.${alone}: its armed forces have ${floor.strength} people; a row of its own takes ${plan.population_floor.least}.`,
    );
  return found;
}

function checkFloors({ floor, population_floor }: Plan): string[] {
  const found: string[] = [];
  if (!(floor.least >= 10)) found.push('floor.least: nothing below 10 is printed.');
  if (!(floor.margins >= 2)) found.push('floor.margins: a number is printed from twice its margin on.');
  if (!(population_floor.least >= 10_000)) found.push('population_floor.least: at least 10000.');
  return found;
}

function checkCalendar({ calendar }: Plan): string[] {
  const hour = (value: number) => Number.isInteger(value) && value >= 0 && value <= 23;
  const days = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  const found: string[] = [];
  if (!isQuarter(calendar.first_period)) found.push('calendar.first_period: write a quarter, as in 2027-Q1.');
  if (!days(calendar.cut_off.days, 1, 60)) found.push('calendar.cut_off.days: from 1 to 60 after the period.');
  if (!hour(calendar.cut_off.hour)) found.push('calendar.cut_off.hour: an hour of the day, in UTC.');
  if (!days(calendar.approval_days, 1, 14)) found.push('calendar.approval_days: from 1 to 14.');
  if (!days(calendar.embargo_days, 1, 14)) found.push('calendar.embargo_days: from 1 to 14.');
  return found;
}

function checkQuantiles(plan: Plan): string[] {
  const { quantiles } = plan;
  if (!quantiles) return ['quantiles: they have not been computed; ploughshare plan check --quantiles writes them.'];
  const found: string[] = [];
  if (!(quantiles.draws >= 100_000)) found.push('quantiles.draws: at least 100000.');
  const complete = (found: TableQuantiles | undefined, table: PlannedTable) => {
    const cells = cellsOf(plan, table);
    return (
      found !== undefined &&
      cells.every((cell) => {
        const error = found.error['*'] ?? found.error[cell[0] ?? ''];
        return error?.length === cells.length && error.every((q, at) => q > 0 && (at === 0 || q <= error[at - 1]!));
      })
    );
  };
  for (const table of plan.tables) {
    const kinds = table.period === 'quarter' ? (['quarter'] as const) : (['year', 'year_alone'] as const);
    for (const kind of kinds)
      if (!complete(quantiles[kind][table.name], table))
        found.push(`quantiles.${kind}.${table.name}: they do not fit the table; compute them again.`);
  }
  return found;
}
