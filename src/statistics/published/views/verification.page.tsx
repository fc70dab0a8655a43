import { Day } from '../../../common/web/dates.js';
import { usePage } from '../../../common/web/page-context.js';
import { Note } from '../../../common/web/parts.js';
import { addressIn } from '../address.js';
import type { VerificationView } from '../published.view.js';
import { byHashes, byOurProgram, bySignature, keyFile } from '../verification.js';
import { statisticsWords } from '../words/statistics-words.js';
import { StatisticsFrame, ToStatistics } from './statistics.frame.js';

/** Answers first: is it theirs, and is it as it was? Printed, it is the key on paper. */
export const VerificationPage = ({ keys }: VerificationView) => {
  const { lang } = usePage();
  const w = statisticsWords[lang].check;
  const [newest] = keys;
  return (
    <StatisticsFrame title={w.title} path="/verification">
      <ToStatistics />
      <div class="head">
        <h1>{w.title}</h1>
        <p class="lede">{w.lede}</p>
      </div>
      <section class="section prose">
        <h2>{w.key}</h2>
        {newest ? <Keys keys={keys} /> : <p>{w.noKey}</p>}
        <p>{w.keyOnPaper}</p>
      </section>
      {newest && <Steps signingKey={newest.signingKey} />}
      <Note as="warn">
        <p>{w.fails}</p>
      </Note>
      <p class="section">
        <a href={addressIn(lang, '/method')}>{statisticsWords[lang].method.title}</a>
      </p>
    </StatisticsFrame>
  );
};

const Keys = ({ keys }: VerificationView) => {
  const { since } = statisticsWords[usePage().lang].check;
  return (
    <ul class="plain stack">
      {keys.map(({ signingKey, beganOn }) => (
        <li>
          <bdi class="code long signing-key">{signingKey}</bdi>{' '}
          <span class="small soft">
            {since} <Day on={beganOn} />
          </span>
        </li>
      ))}
    </ul>
  );
};

const Steps = ({ signingKey }: { signingKey: string }) => {
  const w = statisticsWords[usePage().lang].check;
  return (
    <>
      <section class="section prose">
        <h2>{w.download}</h2>
        <p>{w.downloadAll}</p>
      </section>
      <section class="section prose">
        <h2>{w.command}</h2>
        <Commands label={w.command} text={byOurProgram(signingKey)} />
        <p>{w.commandChecks}</p>
      </section>
      <section class="section prose">
        <h2>{w.common}</h2>
        <p>{w.keyFile}</p>
        <Commands label={w.keyFile} text={keyFile(signingKey)} />
        <p>{w.signature}</p>
        <Commands label={w.signature} text={bySignature} />
        <p>{w.signatureSays}</p>
        <p>{w.hashes}</p>
        <Commands label={w.hashes} text={byHashes} />
        <p>{w.hashesSay}</p>
        <p>{w.chain}</p>
      </section>
    </>
  );
};

const Commands = ({ label, text }: { label: string; text: string }) => (
  <div class="scroll" tabIndex={0} role="region" aria-label={label}>
    <pre dir="ltr">{text}</pre>
  </div>
);
