import { validateSync } from 'class-validator';
import { IsCode, IsCountry, IsLanguage } from './is-code.js';
import { NEUTRAL_WORDS, newHandle, twoNeutralWords } from './neutral-words.js';
import {
  codes,
  countries,
  countryName,
  factFields,
  isCode,
  isCountry,
  isLanguage,
  label,
  languageName,
  languages,
  options,
} from './vocabulary.js';

describe('the vocabulary', () => {
  it('lists codes with labels that a person can read', () => {
    expect(options('referral_purpose')[0]).toEqual({ code: 'asylum_claim', label: 'Asylum claim' });
    expect(label('service_type', 'co_statement_help')).toBe('Help with a statement of conscience');
    expect(codes('campaign_kind')).toEqual(['campaign', 'action', 'day']);
  });

  it('knows what is a code and what is not', () => {
    expect(isCode('refusal_status', 'deserter')).toBe(true);
    expect(isCode('refusal_status', 'Deserter')).toBe(false);
    expect(isCode('refusal_status', ['deserter'])).toBe(false);
    expect(isCode('conscription', 'yes')).toBe(true);
  });

  it('shows an unknown code as it is, and refuses an unknown list', () => {
    expect(label('refusal_status', 'gone')).toBe('gone');
    expect(() => options('refusal_statuses')).toThrow('no list');
  });

  it('has the 249 countries of ISO 3166-1, by name', () => {
    expect(countries()).toHaveLength(249);
    expect(countries()[0]).toEqual({ code: 'AF', name: 'Afghanistan' });
    expect(countryName('TR')).toBe('Türkiye');
    expect(isCountry('XX')).toBe(false);
    expect(isCountry('de')).toBe(false);
  });

  it('has languages, each with a name of its own', () => {
    expect(isLanguage('ti')).toBe(true);
    expect(languageName('ru')).toBe('Russian');
    expect(new Set(languages().map(({ name }) => name)).size).toBe(languages().length);
    for (const { code, name } of languages()) expect(name).not.toBe(code);
  });

  it('says for every fact where its values come from, and that list exists', () => {
    expect(factFields().grounds).toEqual({ from: 'refusal_grounds', many: true });
    for (const { from } of Object.values(factFields())) expect(codes(from).length).toBeGreaterThan(1);
  });
});

class Facts {
  @IsCode('refusal_status') status: unknown;
  @IsCountry() country: unknown;
  @IsLanguage({ each: true }) languages: unknown;
  constructor(status: unknown, country: unknown, languages: unknown) {
    Object.assign(this, { status, country, languages });
  }
}
const mistakes = (facts: Facts) => validateSync(facts).flatMap(({ constraints }) => Object.values(constraints ?? {}));

describe('the decorators', () => {
  it('let listed codes pass', () => {
    expect(mistakes(new Facts('deserter', 'DE', ['ru', 'ti']))).toEqual([]);
  });

  it('say plainly what to do about anything else', () => {
    expect(mistakes(new Facts('hero', 'Germany', ['ru', 'xx']))).toEqual([
      'Choose one of the listed values for refusal status.',
      'Choose one of the listed countries.',
      'Choose only from the listed languages.',
    ]);
  });
});

describe('neutral words', () => {
  it('are about two hundred, different, and fit for a handle', () => {
    expect(NEUTRAL_WORDS.length).toBeGreaterThan(190);
    expect(new Set(NEUTRAL_WORDS).size).toBe(NEUTRAL_WORDS.length);
    for (const word of NEUTRAL_WORDS) expect(word).toMatch(/^[a-z]{2,12}$/);
  });

  it('make suggestions and handles of two different words', () => {
    for (let time = 0; time < 500; time++) {
      const [first, second] = twoNeutralWords();
      expect(first).toMatch(/^[A-Z][a-z]+$/);
      expect(first).not.toBe(second);
      expect(newHandle()).toMatch(/^([a-z]+)-(?!\1-)[a-z]+-[1-9][0-9]{3}$/);
    }
  });
});
