import { Facts, Note } from '../../../common/web/parts.js';
import type { RuleWords } from './rule.view.js';

/** The rule in words, with everything a reader needs to doubt it. */
export const RuleFacts = ({ rule, tall }: { rule: RuleWords; tall?: boolean }) => (
  <Facts
    tall={tall}
    of={[
      ...(rule.meaning ? [['What it means', rule.meaning] as [string, string]] : []),
      ['Counted', rule.counted],
      ...(rule.lost ? [['If it is missed', rule.lost] as [string, string]] : []),
      ['Who must act', rule.who],
      ['Law', `${rule.law_of}: ${rule.law}`],
      ['How it stands', rule.status.label],
      ['Source', rule.source.replace(/^https?:\/\//, '')],
      ['Checked', `${rule.checked}. ${rule.signed}.`],
      ...(rule.note ? [['Note', rule.note] as [string, string]] : []),
    ]}
  />
);

/** Folded, beside a deadline. */
export const RuleOf = ({ rule }: { rule: RuleWords & { changed?: boolean } }) => (
  <>
    <p class="small soft">
      By rule: {rule.counted} ({rule.law_of}: {rule.law}; {rule.status.label.toLowerCase()}). Source:{' '}
      {rule.source.replace(/^https?:\/\//, '')}. {rule.checked}. {rule.signed}.
    </p>
    {rule.meaning && <p class="small soft">{rule.meaning}</p>}
    {rule.changed && (
      <Note as="warn">
        <p>The rule has changed since it was confirmed: look at it again.</p>
      </Note>
    )}
  </>
);
