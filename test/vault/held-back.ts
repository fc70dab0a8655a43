import { SealedCases } from '../../src/cases/sealed-cases.service.js';
import { acting } from '../../src/cli/demo/cast.js';
import { heldBackPlace } from '../../src/referrals/terms.js';
import type { RunningApp } from '../support/app.js';
import { api } from '../support/client.js';
import type { SmallNetwork } from '../support/network.js';
import { ownerQuery } from '../support/owner.js';

/** An offer of this case that is released by hand: its secret waits beside it under the case key. */
export async function offerByHand({ app }: RunningApp, { caseworker, otherContact }: SmallNetwork, caseId: string) {
  const { statusCode, body } = await api(app, caseworker).post(`/cases/${caseId}/referrals`, {
    legal_contact_id: otherContact.id,
    purpose: 'asylum_claim',
    fields: ['facts'],
    by_hand: true,
    consent: { given_on: '2026-01-01', language: 'ru' },
  });
  if (statusCode !== 201) throw new Error(body);
}

/** As releasing the name would open it. */
export async function heldBack({ app, database }: RunningApp, { north, caseworker }: SmallNetwork, caseId: string) {
  const [row] = await ownerQuery<{ id: string; sealed: Buffer }>(
    database,
    `select id, held_back_sealed as sealed from offers
     where held_back_sealed is not null and id in (select id from referrals where case_id = $1)`,
    [caseId],
  );
  return acting(app, caseworker, async () => {
    const { key } = await app.get(SealedCases, { strict: false }).open(caseId);
    return key.open<string>('referral', heldBackPlace(row!.id, north.id), row!.sealed).length;
  });
}
