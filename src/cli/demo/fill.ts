import type { INestApplicationContext } from '@nestjs/common';
import { Imports } from '../../cases/import/imports.service.js';
import { judgeSheet } from '../../cases/import/judge/judge.js';
import { Keyring } from '../../vault/keyring.js';
import { acting } from './cast.js';
import type { DemonstrationClock } from './demonstration-clock.js';
import { beginNetwork, type DemoNetwork } from './network.js';
import { beganOn, liveThePast } from './past.js';
import { demoSheet } from './sheet.js';
import { tellStories } from './story.js';

/** Of the past: one request a month for so many records of the sheets. */
const A_MONTH = 6;

/** Fills the demonstration network, everything through the product's own services. @param cases how many records its sheets hold together */
export async function fill(
  app: INestApplicationContext,
  ownerUrl: string,
  clock: DemonstrationClock,
  cases: number,
): Promise<DemoNetwork> {
  const network = await clock.on(beganOn(clock.calendar()), () => beginNetwork(app, ownerUrl));
  const desks = network.groups.flatMap(({ desks }) => desks);
  await liveThePast(app, ownerUrl, clock, network, Math.round(cases / A_MONTH));
  for (const [index, { id, members }] of desks.entries()) {
    // Each desk brings a sheet of its own: no record stands in two.
    const count = Math.floor(cases / desks.length) + (index < cases % desks.length ? 1 : 0);
    const { records } = await judgeSheet(Buffer.from(demoSheet(count, 2026 + index, clock.today())), clock.today());
    await acting(app, members[0]!, () => app.get(Imports, { strict: false }).bring(app.get(Keyring).desk(id), records));
  }
  await tellStories(app, clock, network, desks);
  return network;
}
