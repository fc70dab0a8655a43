import type { INestApplicationContext } from '@nestjs/common';
import { Accounts } from '../../accounts/accounts.service.js';
import type { Role } from '../../common/access/rules.js';
import { Clock } from '../../common/clock.js';
import { beginOrganisation, type Beginning } from '../../organisations/begin.js';
import { Ceremonies, subjectOf } from '../../organisations/ceremonies.service.js';
import { checkWords } from '../../vault/check-words.js';
import { subjectDigest } from '../../vault/pin.js';
import { newRecoveryIdentity } from '../../vault/recovery.js';
import { acting, firstSignIn, type Person } from './cast.js';

/** An organisation as its people have begun it, with everyone who acts in it. */
export interface Begun {
  id: string;
  name: string;
  country: string;
  administrator: Person;
  people: Person[];
  desks: { id: string; name: string; members: Person[] }[];
  recovery: { identity: string; recipient: string }[];
}

/** Every part is acted in its own session, through the same services as the pages use. */
export class Beginnings {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly ownerUrl: string,
  ) {}

  async organisation(of: Beginning): Promise<Begun> {
    const begun = await beginOrganisation(this.ownerUrl, of, this.app.get(Clock));
    const administrator = await firstSignIn(this.app, begun);
    return {
      id: begun.organisationId,
      name: of.name,
      country: of.country,
      administrator,
      people: [administrator],
      desks: [],
      recovery: [],
    };
  }

  async member(organisation: Begun, role: Role): Promise<Person> {
    const accounts = this.app.get(Accounts, { strict: false });
    const invitation = await acting(this.app, organisation.administrator, () => accounts.invite(role));
    const person = await firstSignIn(this.app, invitation);
    organisation.people.push(person);
    return person;
  }

  /** The first auditor makes the audit key; three holders make their identities offline, and the administrator enters what is public of them. */
  async foundation(organisation: Begun): Promise<Person> {
    const auditor = await this.member(organisation, 'auditor');
    await acting(this.app, auditor, () => this.ceremonies.makeAuditKey());
    organisation.recovery = [await newRecoveryIdentity(), await newRecoveryIdentity(), await newRecoveryIdentity()];
    const [a, b, c] = organisation.recovery.map(({ recipient }) => recipient) as [string, string, string];
    await acting(this.app, organisation.administrator, () => this.ceremonies.enterRecoveryHolders([a, b, c]));
    return auditor;
  }

  /** The administrator names the desk, its first coordinator bears it, and admits the others by their words. */
  async desk(organisation: Begun, name: string, coordinator: Person, members: Person[]) {
    const { ceremonies, app } = this;
    const id = await acting(app, organisation.administrator, () => ceremonies.nameDesk(name));
    await acting(app, coordinator, async () => {
      const holders = await ceremonies.recoveryHolders();
      await ceremonies.bearDesk(
        id,
        new Map(holders.map((holder) => [holder.id, checkWords(subjectDigest(subjectOf(holder, organisation.id)))])),
      );
    });
    const words = await acting(app, coordinator, async () => ceremonies.deskWords(id));
    for (const member of members) {
      await acting(app, coordinator, () => ceremonies.admit(id, member.accountId, member.checkWords));
      await acting(app, member, () => ceremonies.confirmDesk(id, words));
    }
    const desk = { id, name, members: [coordinator, ...members] };
    organisation.desks.push(desk);
    return desk;
  }

  /** At vetting a coordinator types the lawyer's words, heard by voice. */
  async pin(desk: { id: string; members: Person[] }, lawyers: Person[]) {
    for (const lawyer of lawyers)
      await acting(this.app, desk.members[0]!, () =>
        this.ceremonies.pinLawyer(desk.id, lawyer.accountId, lawyer.checkWords),
      );
  }

  private get ceremonies() {
    return this.app.get(Ceremonies, { strict: false });
  }
}
