import { renderToString } from 'preact-render-to-string';
import { frameWords } from '../../src/common/web/words.js';
import { PageContext, type PageFrame } from '../../src/common/web/page-context.js';
import { caseworker } from './models.js';
import { samples, type Sample } from './samples.js';

const draw = ({ page, frame }: Pick<Sample, 'page' | 'frame'>) =>
  renderToString(<PageContext.Provider value={{ ...caseworker, ...frame } as PageFrame}>{page}</PageContext.Provider>);
const byName = (name: string, frame?: Partial<PageFrame>) => {
  const found = samples.find((sample) => sample.name === name);
  if (!found) throw new Error(`There is no sample "${name}".`);
  return draw({ page: found.page, frame: { ...found.frame, ...frame } });
};
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[0]);
const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

describe.each(samples.map((sample) => [sample.name, draw(sample)]))('the page %s', (_, html) => {
  it('holds no script, no inline style, no SVG and nothing that a browser would run', () => {
    expect(html).not.toMatch(/<script|<style|<svg| style=| on[a-z]+=|javascript:|https?:/i);
  });

  it('has at most one primary button', () => {
    const buttons = all(html, /class="button[^"]*"/g).filter((look) => !look.includes('quiet'));
    expect(buttons.length).toBeLessThanOrEqual(1);
  });

  it('has one first heading, and no id twice', () => {
    const ids = all(html, / id="[^"]*"/g);
    expect(all(html, /<h1[ >]/g)).toHaveLength(1);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('carries a token of its own address in every form that writes', () => {
    for (const form of all(html, /<form method="post".*?<\/form>/gs)) {
      const path = attribute(form, 'action')?.split('?')[0];
      expect(form).toMatch(new RegExp(`name="_form" value="token-of-${path}"`));
    }
  });

  it('labels every control, and describes it only by what is there', () => {
    for (const control of all(html, /<(input|select|textarea)[^>]*>/g)) {
      if (control.includes('type="hidden"')) continue;
      // A picture that is a button is named by what it says instead of itself.
      if (control.includes('type="image"')) expect(attribute(control, 'alt')).toMatch(/\w/);
      else expect(html).toContain(`for="${attribute(control, 'id')}"`);
      for (const about of attribute(control, 'aria-describedby')?.split(' ') ?? [])
        expect(html).toContain(`id="${about}"`);
    }
  });

  it('links every mistake to a control', () => {
    const summary = /<div class="errors".*?<\/div>/s.exec(html)?.[0] ?? '';
    for (const link of all(summary, /href="#[^"]*"/g))
      expect(html).toMatch(new RegExp(`<(input|select|textarea)[^>]* id="${link.slice(7, -1)}"`));
  });
});

describe('the frame', () => {
  it('turns round in Arabic', () => {
    expect(byName('case-arabic')).toMatch(/<html lang="ar" dir="rtl"/);
    expect(byName('case-arabic')).toContain('غادر الآن');
    expect(byName('case')).toMatch(/<html lang="en" dir="ltr"/);
  });

  it('says on every page of a demonstration that everybody is invented', () => {
    expect(frameWords.en.demonstration).toContain('every person in here is invented');
    for (const { name, frame } of samples)
      expect(byName(name, { demonstration: true }).replaceAll('&#39;', "'")).toContain(
        frameWords[frame?.lang ?? 'en'].demonstration,
      );
  });

  it('leads each role to its own places', () => {
    const nav = (role: string) =>
      all(
        byName('error-404', { signedIn: { handle: 'x', role, roleLabel: role, endsAt: '' } }).match(
          /<nav class="nav".*?<\/nav>/s,
        )?.[0] ?? '',
        /href="[^"]*"/g,
      );
    expect(nav('coordinator')).toEqual([
      'href="/today"',
      'href="/triage"',
      'href="/cases"',
      'href="/imports"',
      'href="/legal-contacts"',
      'href="/campaigns"',
      'href="/desks"',
    ]);
    expect(nav('lawyer')).toEqual(['href="/referrals"', 'href="/rules"']);
    expect(nav('campaign_lead')).toEqual(['href="/releases"', 'href="/campaigns"']);
    expect(nav('administrator')).toEqual([
      'href="/home"',
      'href="/accounts"',
      'href="/organisation"',
      'href="/legal-contacts"',
      'href="/campaigns"',
      'href="/operation"',
    ]);
    expect(nav('auditor')).toEqual([
      'href="/audit"',
      'href="/audit/trail"',
      'href="/audit/reach"',
      'href="/erasures"',
      'href="/home"',
      'href="/campaigns"',
    ]);
  });

  it('begins the title with the problem, and the content with its summary', () => {
    const html = byName('case-new-wrong');
    expect(html).toContain('<title>Problem: New case - Ploughshare</title>');
    expect(html).toMatch(/<main id="content"><div class="wrap problems"><div class="errors" role="alert">/);
  });
});

describe('a form drawn again', () => {
  const html = byName('case-new-wrong');

  it('keeps what was typed, also what was emptied or not ticked', () => {
    expect(html).toMatch(/name="pseudonym"[^>]*value="Tomas"|value="Tomas"[^>]*name="pseudonym"/);
    expect(html).toMatch(/<option selected value="religious"|<option value="religious" selected/);
    expect(all(html, /<input[^>]*name="counted\?"[^>]*>/g)[0]).toContain('checked');
    expect(all(html, /<input[^>]*name="consent.agreed\?"[^>]*>/g)[0]).not.toContain('checked');
  });

  it('marks only the part of a date that is wrong', () => {
    const part = (name: string) => all(html, new RegExp(`<input[^>]*name="deadline.on-${name}"[^>]*>`, 'g'))[0];
    expect(part('month')).toContain('aria-invalid="true"');
    expect(part('day')).not.toContain('aria-invalid');
    expect(html).toContain('<a href="#deadline-on-month">The deadline needs a month</a>');
  });

  it('opens what is folded away when the mistake is inside', () => {
    expect(html).toMatch(/<details open[^>]*><summary>Name, birth date and a way to reach the person/);
  });

  it('carries the version that stands there now, not the one that lost', () => {
    expect(byName('case-facts-lost-race')).toMatch(/name="version#" value="8"/);
  });
});

it('all cases are taken out of the desk whose key is ready, also where another of the same coordinator is not', () => {
  expect(byName('exports-sealed')).toMatch(/name="desk_id" value="d1"/);
  expect(byName('exports-sealed')).not.toMatch(/value="d2"/);
});

it('an identity is opened anew each time: the form carries no key against sending twice', () => {
  const form = /<form method="post" action="\/cases\/c1\/identity".*?<\/form>/s.exec(byName('identity-reason'))?.[0];
  expect(form).toBeDefined();
  expect(form).not.toContain('_once');
});
