import type { INestApplicationContext } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { newContent } from '../../cases/case.change.js';
import { Cases } from '../../cases/cases.service.js';
import { Counting } from '../../cases/consents/counting.service.js';
import { Clock } from '../../common/clock.js';
import { Keyring } from '../../vault/keyring.js';
import { acting, type Person } from './cast.js';
import type { Dice } from './dice.js';
import { inventedRequest } from './requests.js';

/** New requests of people who agree to be counted, logged together as an import does: each is a registration of its own. @returns the cases' ids */
export function logRequests(
  app: INestApplicationContext,
  worker: Person,
  deskId: string,
  { dice, count }: { dice: Dice; count: number },
): Promise<string[]> {
  const service = <T>(of: abstract new (...args: never[]) => T): T => app.get<T>(of as never, { strict: false });
  return acting(app, worker, async () => {
    const opened = { on: service(Clock).today(), by: worker.handle };
    const logged = await service(Cases).log(
      service(Keyring).desk(deskId),
      Array.from({ length: count }, () => {
        const request = inventedRequest(dice);
        const content = newContent(request, opened);
        const consents = service(Counting).agreed(true, { consent: request.consent, facts: content.facts });
        return { content, identity: {}, consents, state: 'open' as const, assigneeId: worker.accountId };
      }),
    );
    for (const { row } of logged) service(Audit).record({ action: 'case.open', object: row.id });
    return logged.map(({ row }) => row.id);
  });
}
