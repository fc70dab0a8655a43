import { BreakGlass } from '../../src/cases/break-glass/break-glass.service.js';
import { Showing } from '../../src/cases/break-glass/showing.service.js';
import { acting, type Person } from '../../src/cli/demo/cast.js';
import { Ceremonies } from '../../src/organisations/ceremonies.service.js';
import { DeskPins } from '../../src/organisations/desk-pins.service.js';
import type { RunningApp } from './app.js';
import { api } from './client.js';

/** A desk and one of its coordinators. */
export interface Place {
  id: string;
  coordinator: Person;
}

/** The owning desk's words to the asker, and the asker's to that desk: without both nothing is asked or shown. */
async function pinEachOther({ app }: RunningApp, asker: Place, owner: Place) {
  const pins = app.get(DeskPins, { strict: false });
  const words = await acting(app, owner.coordinator, async () =>
    app.get(Ceremonies, { strict: false }).deskWords(owner.id),
  );
  await acting(app, asker.coordinator, () => pins.pin(asker.id, `desk.${owner.id}`, words));
  const { accountId, checkWords } = asker.coordinator;
  await acting(app, owner.coordinator, () => pins.pin(owner.id, `member.${accountId}`, checkWords));
}

/**
 * The asker's coordinator asks for a case of the owner's desk, which grants it if it is to be shown.
 * @param caseId of the owner; a new one, where none is given
 */
export async function askedFor(
  running: RunningApp,
  asker: Place,
  owner: Place,
  {
    shown,
    caseId,
    reason = 'Arrested at the border this morning',
  }: { shown: boolean; caseId?: string; reason?: string },
): Promise<string> {
  await pinEachOther(running, asker, owner);
  const { app } = running;
  const desk = api(app, owner.coordinator);
  const id = caseId ?? (await desk.post('/cases', { pseudonym: 'Elm', desk_id: owner.id })).json<{ id: string }>().id;
  const { reference } = (await desk.get(`/cases/${id}`)).json<{ reference: string }>();
  const asked = await acting(app, asker.coordinator, () =>
    app.get(BreakGlass, { strict: false }).ask({ from_desk_id: asker.id, desk_id: owner.id, reference, reason }),
  );
  if (shown) await acting(app, owner.coordinator, () => app.get(Showing, { strict: false }).grant(asked));
  return asked;
}
