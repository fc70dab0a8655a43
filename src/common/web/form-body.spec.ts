import { formBody, typedIn } from './form-body.js';

it('makes of a form what JSON would be', () => {
  expect(
    formBody([
      ['_form', 'x'],
      ['pseudonym', 'Heron'],
      ['facts.service_country', 'RU'],
      ['facts.grounds[]', 'religious'],
      ['facts.grounds[]', 'unlawful_war'],
      ['needs[]', 'housing'],
      ['counted?', 'true'],
      ['version#', '3'],
      ['deadline.on-day', '7'],
      ['deadline.on-month', '2'],
      ['deadline.on-year', '2027'],
      ['summary', '  '],
    ]),
  ).toEqual({
    pseudonym: 'Heron',
    facts: { service_country: 'RU', grounds: ['religious', 'unlawful_war'] },
    needs: ['housing'],
    counted: true,
    version: 3,
    deadline: { on: '2027-02-07' },
  });
});

it('nests lists of things by their number', () => {
  expect(
    formBody([
      ['person.contacts.0.channel', 'phone'],
      ['person.contacts.0.handle', '+999'],
    ]),
  ).toEqual({
    person: { contacts: [{ channel: 'phone', handle: '+999' }] },
  });
});

it('leaves a broken date and a broken number for validation to name', () => {
  expect(
    formBody([
      ['on-day', '7'],
      ['version#', '1e9'],
    ]),
  ).toEqual({ on: '--07', version: '1e9' });
});

it('reaches no prototype', () => {
  formBody([
    ['__proto__.admin', 'yes'],
    ['constructor.prototype.admin?', 'true'],
  ]);
  expect(({} as { admin?: unknown }).admin).toBeUndefined();
});

it('gives back what was typed, but never a passphrase', () => {
  expect(
    typedIn([
      ['a[]', '1'],
      ['a[]', '2'],
      ['passphrase', 'p'],
      ['_form', 't'],
    ]),
  ).toEqual({ 'a[]': ['1', '2'] });
});
