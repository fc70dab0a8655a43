import type { Person } from '../../src/cli/demo/cast.js';
import { codeAt, seedOf, stepOf } from '../../src/vault/second-factor.js';
import type { RunningApp } from '../support/app.js';
import { api } from '../support/client.js';
import type { SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';
import type { Who } from './expected.js';

type Fields = Record<string, string>;
type Post = (path: string, fields: Fields) => Promise<{ statusCode: number; body: string }>;

/** What is shown once and must be proved at the next step: a new passphrase, the key of a new code app. */
export class OwnChanges {
  constructor(
    private readonly running: RunningApp,
    private readonly network: SmallNetwork,
  ) {}

  /** @param post in the same browser as the step that follows. @returns what that step takes */
  async shown(route: string, who: Person | undefined, proof: Fields, post: Post): Promise<Fields> {
    if (route === '/lost-phone/code-app')
      return this.codeApp(this.network.colleague, await this.lostPhone(), route, post);
    if (!who) return {};
    if (route === '/account/second-factor/confirmation') return this.codeApp(who, proof, route, post);
    const { body } = await post('/account/passphrase', proof);
    who.passphrase = /<bdi class="code" dir="ltr">([a-z -]+)<\/bdi>/.exec(body)![1]!;
    who.actor.sessionNumber += 1;
    return { passphrase: who.passphrase };
  }

  /** A passphrase, and the code that goes with it, made by the administrator. */
  async lostPhone(): Promise<Fields> {
    const { administrator, colleague } = this.network;
    const given = await api(this.running.app, administrator).post(`/accounts/${colleague.accountId}/phone-code`);
    return {
      handle: colleague.handle,
      passphrase: colleague.passphrase,
      code: given.json<{ code: string }>().code,
    };
  }

  /** A mail address that waits for its code. */
  async typedAddress(whose: Person | undefined) {
    if (!whose) return;
    await ownerQuery(
      this.running.database,
      `insert into mail_addresses (account_id, organisation_id, address, state, code_hash, code_until, notice_on, sent_on)
       values ($1, $2, 'grid@example.org', 'sent', sha256('another'), date_trunc('hour', now()) + interval '2 days', $3, $3)
       on conflict do nothing`,
      [whose.accountId, whose.organisationId, this.running.clock.today()],
    );
  }

  /** The last part of the address of a calendar: the own one, where one may have one. */
  async calendar(who: Who): Promise<string> {
    const owner = who === 'coordinator' ? this.network.coordinator : this.network.caseworker;
    const made = await api(this.running.app, owner).post('/account/calendar');
    return made.json<{ address: string }>().address.split('/').at(-1)!;
  }

  private async codeApp(whose: Person, fields: Fields, route: string, post: Post): Promise<Fields> {
    const { body } = await post(route.replace(/\/[^/]+$/, ''), fields);
    whose.totpSeed = Buffer.from(seedOf(secretOn(body)));
    whose.actor.sessionNumber += 1;
    return { totp: codeAt(whose.totpSeed, stepOf(this.running.clock.now())) };
  }
}

/** The key of a code app, on the page that shows it. */
export const secretOn = (page: string) =>
  /<dt>Key<\/dt><dd><bdi class="handle">([^<]*)</.exec(page)![1]!.replaceAll(' ', '');
