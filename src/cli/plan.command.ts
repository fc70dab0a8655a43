import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkPlan } from '../statistics/plan/check-plan.js';
import { planInWords } from '../statistics/plan/plan-in-words.js';
import { DEFAULT_PLANS, defaultPlan, readPlan, type DefaultPlan } from '../statistics/plan/read-plan.js';
import { quantilesOf } from '../statistics/plan/quantiles.js';
import { type Command, WrongUse } from './command.js';

const DRAWS = 1_000_000;
const SEED = 20261125;

export const command: Command = {
  summary: 'Check a plan of statistics and say what it will be good for',
  usage: `check FILE [--size REQUESTS] [--quantiles]

FILE is a plan, or the name of one that comes with the product: ${DEFAULT_PLANS.join(', ')}.
Says what is wrong with it (exit code 1), or its budget, margins and floors, and how good its tables come out with so many
REQUESTS in a quarter (from made-up figures; 500 unless said otherwise). It needs no database and sees no record.
--quantiles computes the quantiles of a plan in a FILE anew, from a million draws, and writes them into it.`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { size: { type: 'string' }, quantiles: { type: 'boolean' } },
    });
    const [act, file, ...more] = positionals;
    if (act !== 'check' || !file || more.length) throw new WrongUse('Write: ploughshare plan check FILE.');
    const size = Number(values.size ?? 500);
    if (!Number.isInteger(size) || size < 1 || size > 100_000)
      throw new WrongUse('--size takes the number of requests in a quarter, from 1 to 100000.');
    const isDefault = DEFAULT_PLANS.includes(file as DefaultPlan);
    if (isDefault && values.quantiles)
      throw new WrongUse('--quantiles writes into a file: name the file of your plan.');
    const plan = readPlan(isDefault ? defaultPlan(file as DefaultPlan) : readFileSync(file, 'utf8'));
    if (values.quantiles) {
      plan.quantiles = quantilesOf(plan, DRAWS, SEED);
      writeFileSync(file, `${JSON.stringify(plan, null, 2)}\n`);
    }
    const wrong = checkPlan(plan);
    for (const finding of wrong) console.log(`- ${finding}`);
    if (wrong.length === 0) console.log(planInWords(plan, size));
    return wrong.length === 0 ? 0 : 1;
  },
};
