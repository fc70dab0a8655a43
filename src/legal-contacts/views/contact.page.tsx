import type { ComponentChildren } from 'preact';
import { Desk } from '../../common/web/layout.js';
import { Crumb, Facts, Note } from '../../common/web/parts.js';
import { countryName, label, languageName } from '../../reference/vocabulary.js';
import type { LegalContactView } from '../legal-contact.view.js';
import { Here, Unknown } from './directory.page.js';

export const ContactPage = (contact: LegalContactView) => (
  <Desk title={contact.name} at="legal-contacts">
    <Crumb to="/legal-contacts">Legal contacts</Crumb>
    <div class="head">
      <h1>{contact.name}</h1>
      <p class="soft">{label('organisation_kind', contact.kind)}</p>
    </div>
    <div class="narrow stack">
      {contact.account !== 'account' && (
        <Note>
          <p>
            No account here: a case cannot be offered to them in Ploughshare.
            {contact.account === 'none' && ' Nobody has checked this entry for us; check it before you trust it.'}
          </p>
        </Note>
      )}
      <Facts
        of={[
          ['Country', contact.country ? countryName(contact.country) : <Unknown />],
          ['Languages', contact.languages.map(languageName).join(', ') || <Unknown />],
          ['Takes on', contact.competences.map((code) => label('referral_purpose', code)).join('; ') || <Unknown />],
          ['Free places', contact.capacity ?? <Unknown />],
          ['Here', <Here {...contact} />],
          ...(contact.domain ? ([['Address', <bdi>{contact.domain}</bdi>]] as [string, ComponentChildren][]) : []),
          ...(contact.about ? ([['About', contact.about]] as [string, string][]) : []),
          ...(contact.note ? ([['Note', contact.note]] as [string, string][]) : []),
        ]}
      />
    </div>
  </Desk>
);
