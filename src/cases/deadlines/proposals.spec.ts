import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type Offset, packOf, packs, type RuleOfPack } from '../../reference/country-packs/packs.js';
import type { CaseContent } from '../case.content.js';
import { nameOf, proposalsFor } from './proposals.js';

const content = (of: Partial<CaseContent>): CaseContent => ({
  pseudonym: 'Heron',
  facts: {},
  deadlines: [],
  needs: [],
  consent: { agreed: false },
  counted: false,
  campaigns: [],
  opened: { on: '2026-01-01', by: 'somebody' },
  ...of,
});

/** Counted by hand, on paper, from Saturday 31 January 2026. */
const BY_HAND = `
us.asylum.one_year 2027-01-31, us.bia.appeal 2026-03-02, us.bia.appeal.cautious 2026-02-10, us.awol.dropped_from_rolls 2026-03-02,
gb.ftt.appeal.in_country 2026-02-14, gb.ftt.appeal.out_of_country 2026-02-28, gb.asylum_support.appeal 2026-02-03,
de.vg.suit 2026-02-14, de.vg.suit.one_week 2026-02-07, de.vg.reasons 2026-02-28, de.wstg.return_month 2026-02-28,
de.questionnaire 2026-02-28, fr.cjm.absence 2026-02-06, fr.cjm.leave 2026-02-15, fr.cjm.new_recruit 2026-02-28,
fr.cnda.appeal 2026-02-28, fr.cnda.legal_aid 2026-02-15, fr.ce.cassation 2026-03-31, fr.ofpra.form 2026-02-21,
jp.refugee.review 2026-02-07, kr.report 2026-02-03, kr.postpone 2026-01-26, kr.alt.apply 2026-01-26, id.desertion.30 2026-03-02,
ru.ags.spring 2026-10-01, ru.ags.autumn 2026-04-01, ru.awol.2d 2026-02-02, ru.awol.10d 2026-02-10, ru.awol.1m 2026-02-28,
ua.awol.3d 2026-02-03, il.desertion_presumption 2027-07-31, tr.63.4m 2026-05-31, tr.63.1y 2027-01-31, tr.fine.pay 2026-02-28,
gr.asylum.appeal 2026-03-02, co.co.decision 2026-02-20, ca.asylum.one_year 2027-01-31, ca.asylum.land_border 2026-02-14,
ca.rad.notice 2026-02-15, ca.rad.perfect 2026-03-02, ca.rad.perfect45 2026-03-17, ca.fc.leave 2026-02-15, fi.asylum.appeal 2026-02-21,
kz.visa_free 2026-05-01, ge.draft.appeal 2026-02-15, eu.ammr.applies 2026-07-01, eu.qr.applies 2026-07-01, eu.apr.applies 2026-06-12,
eu.apr.art67.short 2026-02-05, eu.apr.art67.normal 2026-02-14`;
const byHand = new Map(BY_HAND.split(',').map((one) => one.trim().split(' ') as [string, string]));

it.each(packs().flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const)))('%s', (id, rule) => {
  const trigger = rule.trigger.replace(/_after:.*/, '');
  const country = rule.country === 'EU' ? 'AT' : rule.country;
  const made = proposalsFor(
    content({
      facts: { service_country: country, country_of_stay: country },
      events: [{ id: 'e', trigger, on: '2026-01-31', by: 'somebody' }],
    }),
    '2026-01-31',
  );
  expect(made.map(nameOf)).toContain(`${id}@${byHand.get(id)}`);
});

describe('what is proposed depends on where:', () => {
  const names = (of: Partial<CaseContent>, today = '2026-11-25') =>
    proposalsFor(content(of), today).map(({ rule: { id } }) => id);
  const on = (trigger: string, day: string) => [{ id: 'e', trigger, on: day, by: 'somebody' }];

  it('thresholds of an army are those of the service country, appeals also of the country of stay', () => {
    const events = [...on('first_day_of_unauthorized_absence', '2026-11-20'), ...on('decision_served', '2026-11-20')];
    const made = names({ facts: { service_country: 'RU', country_of_stay: 'DE' }, events });
    expect(made).toEqual(expect.arrayContaining(['ru.awol.2d', 'de.vg.suit']));
    expect(made).not.toContain('de.wstg.return_month');
  });

  it('whoever serves already is not called up in a season', () => {
    expect(names({ facts: { service_country: 'RU', service_category: 'called_up' } })).toContain('ru.ags.spring');
    expect(names({ facts: { service_country: 'RU', service_category: 'mobilised' } })).not.toContain('ru.ags.spring');
  });

  it('a first entry before the law counts from nothing', () => {
    const entered = (day: string) => names({ facts: { country_of_stay: 'CA' }, events: on('first_entry', day) });
    expect(entered('2020-06-24')).toEqual([]);
    expect(entered('2020-06-25')).toEqual(['ca.asylum.one_year']);
  });

  it('nothing is proposed where no country is known', () => {
    expect(names({ events: on('decision_served', '2026-11-20') })).toEqual([]);
  });

  it('a rule that is disputed, or is to be checked, says so', () => {
    const facts = { country_of_stay: 'US' };
    const made = proposalsFor(content({ facts, events: on('immigration_judge_decision', '2026-11-20') }), '2026-11-25');
    expect(made.map(({ certainty, recheck }) => ({ certainty, recheck }))).toEqual([
      { certainty: 'disputed', recheck: true },
      { certainty: 'disputed', recheck: true },
    ]);
  });
});

describe('of a law that changes while the period runs:', () => {
  const LAST = '2026-06-30';
  const FIRST = '2026-07-01';
  const [before, after] = ['de.vg.suit', 'de.vg.suit.next'];
  let rules: RuleOfPack[];
  let whole: RuleOfPack[];
  beforeAll(() => {
    ({ rules } = packOf('DE')!);
    whole = [...rules];
    const now = { ...rules.find(({ id }) => id === before)!, status: 'in_force' };
    const offset: Offset = { direction: 'after', amount: 1, unit: 'month', count: 'calendar' };
    // As if the next release shipped two weeks until the end of June, and a month from July on.
    const at = rules.findIndex(({ id }) => id === before);
    rules.splice(at, 1, { ...now, valid_until: LAST }, { ...now, id: after, valid_from: FIRST, offset });
  });
  afterAll(() => void rules.splice(0, rules.length, ...whole));
  const suitsOf = (on: string) =>
    proposalsFor(
      content({
        facts: { country_of_stay: 'DE' },
        events: [{ id: 'e', trigger: 'decision_served', on, by: 'somebody' }],
      }),
      '2026-01-01',
    ).filter(({ rule: { id } }) => id === before || id === after);

  it.each([
    // Served under the old law, due under the new one: the old one counts it, and says that it is to be looked at again.
    ['2026-06-10', `${before}@2026-06-24`, false],
    ['2026-06-16', `${before}@2026-06-30`, false],
    ['2026-06-17', `${before}@2026-07-01`, true],
    [LAST, `${before}@2026-07-14`, true],
    [FIRST, `${after}@2026-08-01`, false],
  ])('served on %s it is %s, and to be looked at again: %s', (on, name, recheck) => {
    expect(suitsOf(on).map((one) => [nameOf(one), one.recheck])).toEqual([[name, recheck]]);
  });

  it('whatever the day, one of the two laws counts it and never both', () => {
    const days = fc.integer({ min: 0, max: 400 }).map((n) => Temporal.PlainDate.from('2026-01-01').add({ days: n }));
    fc.assert(
      fc.property(days, (day) => {
        const on = day.toString();
        expect(suitsOf(on).map(({ rule }) => rule.id)).toEqual([on <= LAST ? before : after]);
      }),
    );
  });
});
