import { usePage } from '../../../common/web/page-context.js';
import { addressIn } from '../address.js';
import { statisticsWords } from '../words/statistics-words.js';
import { StatisticsFrame, ToStatistics } from './statistics.frame.js';

/** The same in every language; the words beside them say what they are. */
const FORMULAS = `(1)  Pr[M(D) ∈ S]  ≤  e^ε · Pr[M(D′) ∈ S]
(2)  Pr[X = x]  =  (1 − e^−ε) / (1 + e^−ε) · e^(−ε·|x|),   x ∈ ℤ
(3)  x  =  y − V Aᵀ (A V Aᵀ)⁻¹ (A y − b)
(4)  [ max(0, ⌈x − q⌉), ⌊x + q⌋ ]`;

/** Answers first: why are the numbers not exact? */
export const MethodPage = () => {
  const { lang } = usePage();
  const { method: w, check } = statisticsWords[lang];
  return (
    <StatisticsFrame title={w.title} path="/method">
      <ToStatistics />
      <div class="head">
        <h1>{w.title}</h1>
        <p class="lede">{w.lede}</p>
      </div>
      <section class="section prose">
        <h2>{w.plain}</h2>
        {w.inPlainWords.map((text) => (
          <p>{text}</p>
        ))}
      </section>
      <section class="section prose">
        <h2>{w.mathematics}</h2>
        <div class="scroll" tabIndex={0} role="region" aria-label={w.mathematics}>
          <pre dir="ltr">{FORMULAS}</pre>
        </div>
        {w.withMathematics.map((text) => (
          <p>{text}</p>
        ))}
      </section>
      <p class="section">
        <a href={addressIn(lang, '/verification')}>{check.title}</a>
      </p>
    </StatisticsFrame>
  );
};
