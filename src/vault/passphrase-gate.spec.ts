import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { ARGON_COST, PassphraseGate, TooBusy } from './passphrase-gate.js';
import { FULL_COST, stretch } from './passphrase.js';

const salt = Buffer.alloc(16, 1);
const cheap = { memoryKib: 8, iterations: 1, parallelism: 1 };
type Stretched = Awaited<ReturnType<typeof stretch>>;

/** A gate whose hashes end when the spec says so, in the order in which they began. */
class SlowGate extends PassphraseGate {
  readonly begun: string[] = [];
  private readonly ends: ((failure?: Error) => void)[] = [];

  protected override hash(passphrase: string): Promise<Stretched> {
    this.begun.push(passphrase);
    return new Promise((resolve, reject) =>
      this.ends.push((failure) =>
        failure ? reject(failure) : resolve({ verifier: Buffer.from(passphrase), kek: Buffer.alloc(32) }),
      ),
    );
  }

  async end(at: number, failure?: Error): Promise<void> {
    this.ends[at]!(failure);
    await settle();
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

/** What became of a stretch, as text. */
function watch(gate: PassphraseGate, passphrase: string, device?: 'known' | 'unknown'): { now: string } {
  const outcome = { now: 'waiting' };
  void gate.stretch(passphrase, salt, cheap, device).then(
    ({ verifier }) => (outcome.now = `stretched ${verifier.toString()}`),
    (error: unknown) => (outcome.now = error instanceof TooBusy ? 'too busy' : 'failed'),
  );
  return outcome;
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('lets two through at a time and the next when one of them is done', async () => {
  const gate = new SlowGate(cheap);
  const outcomes = ['one', 'two', 'three', 'four'].map((passphrase) => watch(gate, passphrase));
  await settle();
  expect(gate.begun).toEqual(['one', 'two']);
  await gate.end(1);
  expect(gate.begun).toEqual(['one', 'two', 'three']);
  await gate.end(0);
  expect(gate.begun).toEqual(['one', 'two', 'three', 'four']);
  expect(outcomes.map(({ now }) => now)).toEqual(['stretched one', 'stretched two', 'waiting', 'waiting']);
});

it('refuses whoever has waited five seconds, and nobody who is already through', async () => {
  const gate = new SlowGate(cheap);
  const outcomes = ['one', 'two', 'three'].map((passphrase) => watch(gate, passphrase));
  await jest.advanceTimersByTimeAsync(4999);
  expect(outcomes.map(({ now }) => now)).toEqual(['waiting', 'waiting', 'waiting']);
  await jest.advanceTimersByTimeAsync(1);
  expect(outcomes.map(({ now }) => now)).toEqual(['waiting', 'waiting', 'too busy']);
  await gate.end(0);
  await gate.end(1);
  expect(gate.begun).toEqual(['one', 'two']);
  expect(outcomes.map(({ now }) => now)).toEqual(['stretched one', 'stretched two', 'too busy']);
});

it('does not lose whoever came later when the patience of an earlier one would have run out', async () => {
  const gate = new SlowGate(cheap);
  ['one', 'two'].forEach((passphrase) => watch(gate, passphrase));
  await jest.advanceTimersByTimeAsync(4000);
  const later = watch(gate, 'later');
  await jest.advanceTimersByTimeAsync(2000);
  await gate.end(0);
  await gate.end(2);
  expect(later.now).toBe('stretched later');
});

it('refuses the sixty-fifth who would have to wait, at once', async () => {
  const gate = new SlowGate(cheap);
  const outcomes = Array.from({ length: 67 }, (_, at) => watch(gate, `${at}`));
  await settle();
  expect(outcomes.map(({ now }) => now).indexOf('too busy')).toBe(66);
});

it('keeps a slot and a place in the queue for known devices while strangers flood it', async () => {
  const gate = new SlowGate(cheap);
  const strangers = Array.from({ length: 100 }, (_, at) => watch(gate, `stranger ${at}`, 'unknown'));
  const member = watch(gate, 'member', 'known');
  const nextMember = watch(gate, 'next member', 'known');
  await settle();
  expect(gate.begun).toEqual(['stranger 0', 'member']);
  expect(strangers.filter(({ now }) => now === 'too busy')).toHaveLength(67);
  await gate.end(1);
  expect(gate.begun).toEqual(['stranger 0', 'member', 'next member']);
  expect([member.now, nextMember.now]).toEqual(['stretched member', 'waiting']);
});

it('turns a stranger away before anything is looked up when there is no place, and keeps the place of whoever is', async () => {
  const gate = new SlowGate(cheap);
  const places = Array.from({ length: 32 }, () => gate.arrive());
  expect(() => gate.arrive()).toThrow(TooBusy);
  places[0]!();
  const first = watch(gate, 'first', 'unknown');
  const known = watch(gate, 'known', 'known');
  await settle();
  expect([first.now, known.now, gate.begun]).toEqual(['waiting', 'waiting', ['first', 'known']]);
  gate.arrive();
  expect(() => gate.arrive()).toThrow(TooBusy);
});

it('frees the slot when a hash fails', async () => {
  const gate = new SlowGate(cheap);
  const outcomes = ['one', 'two', 'three'].map((passphrase) => watch(gate, passphrase));
  await settle();
  await gate.end(0, new Error('no memory'));
  expect(outcomes[0]!.now).toBe('failed');
  expect(gate.begun).toEqual(['one', 'two', 'three']);
});

it('stretches at the cost it was given, or at the one stored with the account', async () => {
  jest.useRealTimers();
  const gate = new PassphraseGate(cheap);
  const dearer = { ...cheap, iterations: 2 };
  expect(await gate.stretch('abacus', salt)).toEqual(await stretch('abacus', salt, cheap));
  expect(await gate.stretch('abacus', salt, dearer)).toEqual(await stretch('abacus', salt, dearer));
});

it('has its cost from one token, which a test may override', async () => {
  jest.useRealTimers();
  const providers = [PassphraseGate, { provide: ARGON_COST, useValue: FULL_COST }];
  const real = await Test.createTestingModule({ providers }).compile();
  expect(real.get(PassphraseGate).cost).toBe(FULL_COST);
  const quick = await Test.createTestingModule({ providers }).overrideProvider(ARGON_COST).useValue(cheap).compile();
  expect(quick.get(PassphraseGate).cost).toBe(cheap);
});
