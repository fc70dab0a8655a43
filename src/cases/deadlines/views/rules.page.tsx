import { Choices } from '../../../common/web/choices.js';
import { Select, TextArea } from '../../../common/web/fields.js';
import { Form } from '../../../common/web/form.js';
import { Desk } from '../../../common/web/layout.js';
import { Crumb, Empty, Note } from '../../../common/web/parts.js';
import { RuleFacts } from './rule.parts.js';
import type { RuleWords } from './rule.view.js';

/** `GET /rules` */
export interface RulesView {
  items: { country: string; name: string; version: string; hash: string; rules: number }[];
}

/** `GET /rules/:country` */
export interface RulesOfCountry {
  country: string;
  name: string;
  /** The day on which the pack was put together. */
  version: string;
  /** Of the whole file: two servers with the same one have the same rules. */
  hash: string;
  rules: RuleWords[];
  warnings: string[];
  /** The reader is a lawyer whom the directory lists in this country. */
  may_sign: boolean;
}

export const RulesPage = ({ items }: RulesView) => (
  <Desk title="Rules of the countries" at="rules">
    <div class="narrow">
      <div class="head">
        <h1>Rules of the countries</h1>
        <p class="lede">
          By these rules deadlines are proposed. They are no legal advice. Each says whether a lawyer of the country has
          signed it.
        </p>
      </div>
      <ul class="items">
        {items.map(({ country, name, version, rules }) => (
          <li>
            <a href={`/rules/${country}`}>{name}</a>{' '}
            <span class="soft">
              {rules} {rules === 1 ? 'rule' : 'rules'}, as of {version}
            </span>
          </li>
        ))}
      </ul>
    </div>
  </Desk>
);

export const RulesOfCountryPage = ({ country, name, version, hash, rules, warnings, may_sign }: RulesOfCountry) => (
  <Desk title={`Rules of ${name}`} at="rules">
    <div class="narrow">
      <Crumb to="/rules">Rules of the countries</Crumb>
      <div class="head">
        <h1>{name}</h1>
        <p class="lede">
          As of {version}, mark <bdi class="code">{hash}</bdi>. No legal advice.
        </p>
      </div>
      {warnings.length > 0 && (
        <Note as="warn" title="Beware">
          <ul>
            {warnings.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        </Note>
      )}
      {rules.length === 0 && <Empty why="No rule of this country is known to us." next="Ask a lawyer there." />}
      {rules.map((rule) => (
        <section class="section">
          <h2>{rule.title}</h2>
          <RuleFacts rule={rule} />
        </section>
      ))}
      {may_sign && rules.length > 0 && <SayOfRule country={country} rules={rules} />}
    </div>
  </Desk>
);

const SayOfRule = ({ country, rules }: Pick<RulesOfCountry, 'country' | 'rules'>) => (
  <Form action={`/rules/${country}/reviews`} class="form" label="Sign or dispute a rule">
    <div class="part">
      <h2>Sign or dispute a rule</h2>
      <p>
        Caseworkers read your name and the day beside every deadline that this rule makes. If a word of the rule
        changes, your signature holds no longer. You can say it anew at any time.
      </p>
      <p>
        Before you write: what you say of it is read by every desk and every lawyer of the network, also by those who do
        not know your case. Name no person, no case and no client.
      </p>
      <Select
        name="rule"
        label="Which rule?"
        options={rules.map(({ id, version, title, counted }) => ({
          code: `${id}@${version}`,
          label: `${title}: ${counted}`,
        }))}
        empty="Choose one"
      />
      <Choices
        name="verdict"
        label="Is it right?"
        of={[
          { code: 'signed', label: 'I have read it, and it is right today' },
          { code: 'disputed', label: 'It is wrong, or not so simple' },
        ]}
      />
      <TextArea
        name="note"
        label="What should be known of it?"
        hint="Needed where you dispute it. The whole network reads it."
        small
      />
      <div class="actions">
        <button class="button">Say it under my name</button>
      </div>
    </div>
  </Form>
);
