import { type DeskTakes, proposeDesk } from './propose-desk.js';

const desk = (id: string, countries: string[] = [], languages: string[] = []): DeskTakes => ({
  id,
  name: id,
  countries,
  languages,
});
const proposed = (facts: object, desks: DeskTakes[], at = 'here') => proposeDesk(facts, desks, at)?.id;

describe('the desk that triage proposes', () => {
  it('is one that takes the country: whose army it is before where the person stays', () => {
    const desks = [desk('stay', ['DE']), desk('army', ['RU'])];
    expect(proposed({ service_country: 'RU', country_of_stay: 'DE' }, desks)).toBe('army');
    expect(proposed({ country_of_stay: 'DE' }, desks)).toBe('stay');
  });

  it('is told apart by the language, which alone is enough for a desk that names no country', () => {
    const desks = [desk('first', ['RU'], ['ru']), desk('second', ['RU'], ['tt']), desk('tongue', [], ['ar'])];
    expect(proposed({ service_country: 'RU', language: ['tt'] }, desks)).toBe('second');
    expect(proposed({ language: ['ar'] }, desks)).toBe('tongue');
  });

  it('is none that contradicts what is known, none that says nothing, and none for an enquiry that tells nothing', () => {
    expect(proposed({ service_country: 'RU' }, [desk('other', ['BY'], ['ru'])])).toBeUndefined();
    expect(proposed({ service_country: 'RU', language: ['ko'] }, [desk('other', ['RU'], ['ru'])])).toBeUndefined();
    expect(proposed({ service_country: 'RU' }, [desk('silent')])).toBeUndefined();
    expect(proposed({}, [desk('any', ['RU'], ['ru'])])).toBeUndefined();
  });

  it('is not the desk where it is already, which comes first among equals', () => {
    expect(proposed({ service_country: 'RU' }, [desk('there', ['RU']), desk('here', ['RU'])])).toBeUndefined();
    expect(proposed({ service_country: 'RU' }, [desk('there', ['RU']), desk('here', ['BY'])])).toBe('there');
  });
});
