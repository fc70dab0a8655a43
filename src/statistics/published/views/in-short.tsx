import { usePage } from '../../../common/web/page-context.js';
import type { Move } from '../../plan/usual-move.js';
import { sentenceWords } from '../../release/sentences/in-languages.js';
import type { ReadRow } from '../../release/files/read-table.js';
import { capital } from '../words/capital.js';
import { statisticsWords } from '../words/statistics-words.js';

/** "At least" first, the margin in the same breath, and how the number came to be moved. */
export function InShort({ total, moved }: { total: ReadRow | undefined; moved: Move | null }) {
  const { lang } = usePage();
  const w = statisticsWords[lang].page;
  const { value, lower, upper } = total ?? { value: null, lower: null, upper: null };
  const atLeast = lower === null ? '' : w.atLeast(lower);
  return (
    <section class="section" aria-label={w.inShort}>
      {value !== null && lower !== null && upper !== null && (
        <ul class="figures plain">
          <li>
            <b>{capital(atLeast, lang)}</b>
            {w.newRequests} {sentenceWords[lang].figure(value, Math.max(value - lower, upper - value))}{' '}
            <strong>
              {w.write} {atLeast}.
            </strong>
          </li>
        </ul>
      )}
      <div class="prose soft small stack-s">
        {moved && <p>{w.moved(moved.usually, moved.nearlyAlways)}</p>}
        <p>{w.tooHigh}</p>
      </div>
    </section>
  );
}
