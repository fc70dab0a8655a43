import { Public } from '../../common/web/layout.js';
import { Note } from '../../common/web/parts.js';
import type { PublicAdviser } from '../../legal-contacts/legal-contact.view.js';
import { countryName, label, languageName } from '../../reference/vocabulary.js';

/** Answers first: is it safe to be here, and whom can I ask? */
export const HelpPage = ({ organisations }: { organisations: PublicAdviser[] }) => (
  <Public title="Get help" at="public-help">
    <div class="head">
      <h1>Get help</h1>
      <p class="lede">You are not alone, and there is time to think. Talk to somebody before you sign anything.</p>
    </div>
    <Note as="warn" title="Is it safe to read this here?">
      <p>
        This site keeps no record of you. Your browser does: its history shows that this page was open, and "Leave now"
        does not change that. Your provider or employer can see that you came to this address. Use a private window,
        better Tor Browser, on a device that others don't use.
      </p>
    </Note>
    <section class="section">
      <h2>Organisations that advise people who refuse</h2>
      <p class="prose soft">
        What they say of themselves in public, by country. We have not checked them, and they don't know that you came
        from here. Compare an address with a second source before you trust it with anything.
      </p>
      {byCountry(organisations).map(([name, there]) => (
        <Country name={name} organisations={there} />
      ))}
    </section>
  </Public>
);

const Country = ({ name, organisations }: { name: string; organisations: PublicAdviser[] }) => (
  <>
    <h3>{name}</h3>
    <ul class="items">
      {organisations.map((one) => (
        <li>
          <p>
            <b>{one.name}</b>
            {one.domain && (
              <>
                , <bdi>{one.domain}</bdi>
              </>
            )}
          </p>
          {one.about && <p class="small">{one.about}</p>}
          <p class="small soft">
            {[label('organisation_kind', one.kind), one.languages.map(languageName).join(', ')]
              .filter(Boolean)
              .join('. ')}
          </p>
        </li>
      ))}
    </ul>
  </>
);

/** By the country's name; those without one are last. */
function byCountry(organisations: PublicAdviser[]): [string, PublicAdviser[]][] {
  const codes = [...new Set(organisations.map(({ country }) => country))];
  const named = codes.flatMap((code) => (code ? [{ code, name: countryName(code) }] : []));
  named.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const rest = codes.includes(null) ? [{ code: null, name: 'Country not named' }] : [];
  return [...named, ...rest].map(({ code, name }) => [name, organisations.filter(({ country }) => country === code)]);
}
