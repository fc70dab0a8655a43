import { languageNames, isLang, type Lang } from '../../../common/web/languages.js';
import { usePage } from '../../../common/web/page-context.js';
import { Ref } from '../../../common/web/parts.js';
import { addressIn } from '../address.js';
import { periodIn } from '../labels.js';
import type { PublishedView } from '../published.view.js';
import { statisticsWords } from '../words/statistics-words.js';

export const Files = ({ of }: { of: PublishedView }) => {
  const { lang } = usePage();
  const w = statisticsWords[lang].files;
  const title = w.title(periodIn(lang, of.period));
  return (
    <details class="section">
      <summary>{title}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={title}>
        <table class="sheet">
          <thead>
            <tr>
              <th scope="col">{w.file}</th>
              <th scope="col">{w.inIt}</th>
            </tr>
          </thead>
          <tbody>
            {of.files.map((file) => (
              <tr>
                <th scope="row">
                  <a href={`/public/releases/${of.release}/${file}`}>
                    <Ref>{file}</Ref>
                  </a>
                </th>
                <td>{aboutFile(file, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
};

function aboutFile(file: string, lang: Lang): string {
  const w = statisticsWords[lang].files;
  const [, language] = /^sentences\.(\w+)\.txt$/.exec(file) ?? [];
  if (isLang(language)) return `${w.sentences} ${languageNames[language]}`;
  const known: Record<string, string> = {
    'datapackage.json': w.package,
    'privacy.json': w.privacy,
    'plan.json': w.plan,
    'release.json': w.hashes,
    'release.sig': w.hashes,
  };
  const byType: Record<string, string> = { csv: w.table, png: w.forWeb, svg: w.forPrint };
  return known[file] ?? byType[file.split('.').at(-1)!] ?? '';
}

export const ToCite = ({ of }: { of: PublishedView | null }) => {
  const { lang } = usePage();
  const { files: w, page, check, method } = statisticsWords[lang];
  return (
    <section class="section prose">
      <h2>{w.cite}</h2>
      {of && (
        <p>
          {w.citation(page.title(periodIn(lang, of.period)))}{' '}
          <bdi class="code long">/public/releases/{of.release}/</bdi>, SHA-256 <bdi class="code long">{of.sha256}</bdi>
        </p>
      )}
      <p>{w.licence}</p>
      <ul class="items">
        {[
          [addressIn(lang, '/method'), method.title],
          [addressIn(lang, '/verification'), check.title],
          ['/public/releases.json', w.allReleases],
          ['/public/statistics/releases.atom', w.feed],
          ['/public/statistics/catalogue.jsonld', w.catalogue],
        ].map(([href, text]) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
};
