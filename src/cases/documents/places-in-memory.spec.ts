import { NoPlace, Places } from './places-in-memory.js';

it('so many at a time; who comes later waits for the first that is given back', async () => {
  const places = new Places(2);
  const [first] = [await places.take(), await places.take()];
  let admitted = false;
  const third = places.take().then((giveBack) => {
    admitted = true;
    return giveBack;
  });
  await Promise.resolve();
  expect(admitted).toBe(false);
  first();
  const giveBack = await third;
  expect(admitted).toBe(true);
  giveBack();
  await places.take();
});

it('nobody waits for ever, and not too many wait', async () => {
  const places = new Places(1, 1);
  const giveBack = await places.take();
  await expect(places.take()).rejects.toThrow(NoPlace);
  const waiting = Array.from({ length: 21 }, () => places.take());
  const outcomes = await Promise.allSettled(waiting);
  expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
  giveBack();
  // Whoever gave up holds no place.
  await expect(places.take()).resolves.toBeInstanceOf(Function);
});
