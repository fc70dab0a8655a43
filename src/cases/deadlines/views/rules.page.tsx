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
}

export const RulesPage = ({ items }: RulesView) => (
  <Desk title="Rules of the countries" at="cases">
    <div class="narrow">
      <div class="head">
        <h1>Rules of the countries</h1>
        <p class="lede">
          By these rules deadlines are proposed. They are no legal advice: no lawyer of a country has signed them yet.
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

export const RulesOfCountryPage = ({ name, version, hash, rules, warnings }: RulesOfCountry) => (
  <Desk title={`Rules of ${name}`} at="cases">
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
    </div>
  </Desk>
);
