import { Form, Hidden } from '../../../../common/web/form.js';
import { Desk } from '../../../../common/web/layout.js';
import { Crumb, Note } from '../../../../common/web/parts.js';
import type { ConsentSheet } from '../sheet.view.js';

/** Answers first: what does the person agree to, in their own language? The sheet is what is printed; the rest is for the desk. */
export const ConsentSheetPage = (of: ConsentSheet) => (
  <Desk title={`Consent sheet ${of.case.reference}`} at="cases">
    <div class="narrow">
      <div class="not-on-paper stack">
        <Crumb to={`/cases/${of.case.id}/consents`}>What {of.case.pseudonym} agreed to</Crumb>
        <div class="head">
          <h1>Consent sheet</h1>
          <p class="soft">Read it to the person. They sign it, or make their mark. No name stands on it.</p>
        </div>
        {!of.read && (
          <Note as="warn" title="Translated without a native speaker's reading">
            <p>Have somebody who speaks it read it with the person, or use a language that both of you know.</p>
          </Note>
        )}
        <Languages of={of} />
        <Form action={`/cases/${of.case.id}/consents/${of.consent_id}/sheet`} once={false}>
          <Hidden name="language" value={of.language} />
          <div class="actions">
            <button class="button">Download as PDF</button>
            <a href={`/cases/${of.case.id}/consents`}>Back</a>
          </div>
        </Form>
      </div>
      <article class="section" lang={of.language} dir={of.from_the_right ? 'rtl' : 'ltr'}>
        <h2>{of.title}</h2>
        {of.sections.map(({ heading, lines }) => (
          <section class="section">
            <h3>{heading}</h3>
            {lines.map((line) => (
              <p>
                <bdi>{line}</bdi>
              </p>
            ))}
          </section>
        ))}
        {of.to_sign.map((label) => (
          <section class="section">
            <h3>{label}</h3>
            <p class="to-sign" />
          </section>
        ))}
      </article>
    </div>
  </Desk>
);

const Languages = ({ of }: { of: ConsentSheet }) => (
  <nav aria-label="Language of the sheet">
    <p>
      In:{' '}
      {of.languages.map(({ code, label }, i) => (
        <>
          {i > 0 && ', '}
          <a
            href={`/cases/${of.case.id}/consents/${of.consent_id}/sheet?language=${code}`}
            aria-current={code === of.language ? 'true' : undefined}
          >
            {label}
          </a>
        </>
      ))}
      .
    </p>
  </nav>
);
