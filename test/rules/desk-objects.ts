import { randomBytes } from 'node:crypto';
import { acting } from '../../src/cli/demo/cast.js';
import { Transfers } from '../../src/cases/transfer/transfers.service.js';
import { Ceremonies, subjectOf } from '../../src/organisations/ceremonies.service.js';
import { DeskPins } from '../../src/organisations/desk-pins.service.js';
import { checkWords } from '../../src/vault/check-words.js';
import { subjectDigest } from '../../src/vault/pin.js';
import { newRecoveryIdentity } from '../../src/vault/recovery.js';
import { pinnedExportKey } from '../support/export-key.js';
import { askedFor, type Place } from '../support/break-glass.js';
import type { RunningApp } from '../support/app.js';
import { api } from '../support/client.js';
import type { SmallNetwork } from '../support/network.js';
import type { Where } from './expected.js';
import type { Ids } from './objects.js';

export const OF_DESKS = [
  'own-words',
  'unborn',
  'newcomer',
  'pinnable',
  'pinned',
  'held',
  'movable',
  'incoming',
  'age-key',
  'sealable',
  'asked-of',
  'shown-by',
  'shown-to',
];

/** What the ceremonies of a desk need: words, newcomers, pins, and cases on their way. */
export class DeskObjects {
  private readonly thirds = new Map<Where, Place>();
  private readonly strangers = new Map<Where, Place>();

  constructor(
    private readonly running: RunningApp,
    private readonly network: SmallNetwork,
  ) {}

  async make(where: Where, needs: string): Promise<Ids> {
    const place = this.place(where);
    const deskId = place.id;
    if (needs === 'own-words') return { deskId, words: await this.words(place) };
    if (needs === 'unborn') return this.unborn(where);
    if (needs === 'newcomer') return { deskId, ...(await this.newcomer()) };
    if (needs === 'incoming') return { id: await this.incoming(where, place) };
    if (needs === 'asked-of' || needs === 'shown-by')
      return { id: await askedFor(this.running, await this.stranger(where), place, { shown: needs === 'shown-by' }) };
    if (needs === 'shown-to')
      return { id: await askedFor(this.running, place, await this.stranger(where), { shown: true }) };
    if (needs === 'held') return { deskId, holder: (await this.logged(place)).holder };
    if (needs === 'age-key') return { deskId, recipient: (await newRecoveryIdentity()).recipient };
    if (needs === 'sealable') {
      await pinnedExportKey(this.running.app, deskId, place.coordinator);
      return { deskId };
    }
    const other = await this.neighbour(where);
    const subject = `desk.${other.id}`;
    if (needs !== 'pinnable') await this.pin(place, other);
    if (needs === 'movable') return { id: (await this.logged(place)).id, otherDeskId: other.id };
    return { deskId, subject, words: await this.words(other) };
  }

  private place(where: Where): Place {
    const { desk, coordinator, otherDesk, otherCoordinator, southDesk, southCoordinator } = this.network;
    if (where === 'other desk') return { id: otherDesk.id, coordinator: otherCoordinator };
    if (where === 'other organisation') return { id: southDesk.id, coordinator: southCoordinator };
    return { id: desk.id, coordinator };
  }

  /** Another desk of the same organisation: never the one of those who are asked. */
  private async neighbour(where: Where): Promise<Place> {
    if (where === 'own desk' || where === 'anywhere') return this.place('other desk');
    const known = this.thirds.get(where);
    if (known) return known;
    const { beginnings, north, south } = this.network;
    const { coordinator } = this.place(where);
    const { id } = await beginnings.desk(where === 'other desk' ? north : south, 'Cove desk', coordinator, []);
    const made = { id, coordinator };
    this.thirds.set(where, made);
    return made;
  }

  /** Another desk of the same organisation, with a coordinator who is at no other. */
  private async stranger(where: Where): Promise<Place> {
    if (where === 'own desk') return this.place('other desk');
    const known = this.strangers.get(where);
    if (known) return known;
    const { beginnings, north, south } = this.network;
    const organisation = where === 'other desk' ? north : south;
    const coordinator = await beginnings.member(organisation, 'coordinator');
    const { id } = await beginnings.desk(organisation, 'Dune desk', coordinator, []);
    const made = { id, coordinator };
    this.strangers.set(where, made);
    return made;
  }

  private async unborn(where: Where): Promise<Ids> {
    const { north, south } = this.network;
    const { administrator, id } = where === 'other organisation' ? south : north;
    const deskId = await acting(this.running.app, administrator, () =>
      this.ceremonies.nameDesk(`Grid ${randomBytes(6).toString('hex')}`),
    );
    const words = await acting(this.running.app, administrator, async () =>
      (await this.ceremonies.recoveryHolders()).map((holder) => checkWords(subjectDigest(subjectOf(holder, id)))),
    );
    return { deskId, first: words[0]!, second: words[1]!, third: words[2]! };
  }

  private async newcomer(): Promise<Ids> {
    const { accountId, checkWords: words } = await this.network.beginnings.member(this.network.north, 'caseworker');
    return { accountId, words };
  }

  /** A case that another desk has offered to this one. */
  private async incoming(where: Where, to: Place): Promise<string> {
    const from = await this.neighbour(where);
    await this.pin(from, to);
    const { id } = await this.logged(from);
    return acting(this.running.app, from.coordinator, () =>
      this.running.app.get(Transfers, { strict: false }).offer(id, to.id),
    );
  }

  private async logged({ id: desk_id, coordinator }: Place): Promise<{ id: string; holder: string }> {
    const answer = await api(this.running.app, coordinator).post('/cases', { pseudonym: 'Grid', desk_id });
    return { id: answer.json<{ id: string }>().id, holder: coordinator.accountId };
  }

  private async pin(by: Place, whose: Place) {
    const words = await this.words(whose);
    await acting(this.running.app, by.coordinator, () =>
      this.running.app.get(DeskPins, { strict: false }).pin(by.id, `desk.${whose.id}`, words),
    );
  }

  private words = ({ id, coordinator }: Place) =>
    acting(this.running.app, coordinator, async () => this.ceremonies.deskWords(id));

  private get ceremonies() {
    return this.running.app.get(Ceremonies, { strict: false });
  }
}
