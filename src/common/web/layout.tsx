/** The three frames: a page of somebody signed in, a public page, and the bare page of somebody who is neither. */
import type { ComponentChildren } from 'preact';
import { hour, longDate } from './dates.js';
import { Form } from './form.js';
import type { Lang } from './languages.js';
import { usePage } from './page-context.js';
import { Errors } from './parts.js';
import { frameWords, type Place } from './words.js';

type Frame = { title: string; children: ComponentChildren };
/** The same page in another language, by the language's own name. */
type InLanguage = { code: Lang; name: string; href: string };
type Feed = { href: string; title: string };

/** Where each role's bar leads; the first is where its brand mark leads. A public page's mark leads to the public start. */
const desk: Place[] = ['today', 'triage', 'cases', 'imports', 'legal-contacts', 'campaigns', 'desks'];
export const places: Record<string, Place[]> = {
  caseworker: desk,
  coordinator: desk,
  lawyer: ['referrals', 'rules'],
  campaign_lead: ['releases', 'campaigns'],
  administrator: ['home', 'accounts', 'organisation', 'legal-contacts', 'campaigns', 'operation'],
  auditor: ['audit', 'audit-trail', 'audit-reach', 'erasures', 'home', 'campaigns'],
};
const publicPlaces: Place[] = ['public-campaigns', 'public-actions', 'public-statistics', 'public-help'];
/** What anyone may read in every language; everything else of the public site is in English. */
const inEveryLanguage: Place[] = ['public-statistics'];
const address = (place: Place, lang: Lang = 'en') =>
  lang !== 'en' && inEveryLanguage.includes(place)
    ? `/public/${lang}/${place.replace(/^public-/, '')}`
    : `/${place.replace(/^(public|audit)-/, '$1/')}`;

function Document(props: Frame & { body?: string; languages?: InLanguage[]; feed?: Feed }) {
  const { title, body, languages = [], feed, children } = props;
  const { lang, theme, density, mistakes, problem, demonstration } = usePage();
  const w = frameWords[lang];
  const wrong = problem || Object.keys(mistakes).length > 0;
  return (
    <html lang={lang} dir={lang === 'ar' ? 'rtl' : 'ltr'} data-theme={theme} data-density={density}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${wrong ? `${w.problem}: ` : ''}${title} - Ploughshare`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/ploughshare.css" />
        {languages.map(({ code, href }) => (
          <link rel="alternate" hreflang={code} href={href} />
        ))}
        {feed && <link rel="alternate" type="application/atom+xml" title={feed.title} href={feed.href} />}
      </head>
      <body class={body}>
        <a class="skip" href="#content">
          {w.skip}
        </a>
        {demonstration && (
          <aside class="demonstration" aria-label={w.demonstrationTitle}>
            <p class="wrap">{w.demonstration}</p>
          </aside>
        )}
        {children}
      </body>
    </html>
  );
}

function Bar(props: { label: string; home: string; all: Place[]; at?: Place; children?: ComponentChildren }) {
  const { label, home, all, at, children } = props;
  const { lang } = usePage();
  const w = frameWords[lang];
  return (
    <header class="bar">
      <div class="wrap">
        <a class="brand" href={home}>
          Ploughshare
        </a>
        <nav class="nav" aria-label={label}>
          {all.map((place) => (
            <a
              href={address(place, lang)}
              hreflang={lang === 'en' || inEveryLanguage.includes(place) ? undefined : 'en'}
              aria-current={place === at ? 'page' : undefined}
            >
              {w.places[place]}
            </a>
          ))}
        </nav>
        {children}
        <Form action="/leave" once={false}>
          <button class="leave">{w.leave}</button>
        </Form>
      </div>
    </header>
  );
}

const Problems = () => {
  const { mistakes, problem } = usePage();
  if (!problem && Object.keys(mistakes).length === 0) return null;
  return (
    <div class="wrap problems">
      <Errors />
    </div>
  );
};

/** A page of somebody signed in. `identity` is the band across the top of a case. */
export function Desk({ title, at, identity, children }: Frame & { at?: Place; identity?: ComponentChildren }) {
  const { lang, today, signedIn } = usePage();
  const w = frameWords[lang];
  const all = places[signedIn?.role ?? ''] ?? ['home'];
  const who = signedIn && `${signedIn.handle}, ${signedIn.desk ?? signedIn.roleLabel}`;
  return (
    <Document title={title}>
      <Bar label={w.nav} home={address(all[0] ?? 'home')} all={all} at={at}>
        <span class="small soft who">{who}</span>
      </Bar>
      <main id="content">
        <Problems />
        {identity && <div class="identity">{identity}</div>}
        <div class="wrap">{children}</div>
      </main>
      <footer class="foot">
        <div class="wrap row apart">
          <p>
            {signedIn && (
              <>
                {w.sessionEnds} <time dateTime={signedIn.endsAt}>{hour(signedIn.endsAt, lang)}</time>.{' '}
              </>
            )}
            {w.recorded}
          </p>
          <nav class="row" aria-label={w.account}>
            <a href="/account">{w.ownAccount}</a>
            <Form action="/sign-out" once={false}>
              <button class="as-link">{w.out}</button>
            </Form>
          </nav>
        </div>
        <p class="wrap on-paper">
          {w.paper} {longDate(today, lang)}: {who}
        </p>
      </footer>
    </Document>
  );
}

/** A page for anyone. `languages` are links to the same page in others, each by its own name. */
export function Public(props: Frame & { at?: Place; languages?: InLanguage[]; feed?: Feed }) {
  const { title, at, languages, feed, children } = props;
  const { lang } = usePage();
  const w = frameWords[lang];
  return (
    <Document title={title} body="public" languages={languages} feed={feed}>
      <Bar label={w.siteNav} home="/public" all={publicPlaces} at={at} />
      {languages && (
        <nav class="wrap langs" aria-label={w.languages}>
          {languages.map((l) =>
            l.code === lang ? (
              <b lang={l.code}>{l.name}</b>
            ) : (
              <a href={l.href} lang={l.code} hreflang={l.code}>
                {l.name}
              </a>
            ),
          )}
        </nav>
      )}
      <main id="content">
        <Problems />
        <div class="wrap">{children}</div>
      </main>
      <footer class="foot">
        <div class="wrap">
          <p>{w.publicFoot}</p>
        </div>
      </footer>
    </Document>
  );
}

/** Without bar and foot: signing in, and errors before it. */
export const Bare = ({ title, children }: Frame) => (
  <Document title={title}>
    <main id="content">
      <Problems />
      <div class="wrap">{children}</div>
    </main>
  </Document>
);
