import { count, listOf, oneOf, shape, text, uuid, yesOrNo } from '../common/web/json-schema.js';
import { deskSchema } from './desk.schema.js';
import type { MembershipView, OrganisationView } from './organisation.service.js';

const member = shape<MembershipView['member']>('Member', { id: uuid, handle: text, role: text });
export const organisationSchema = shape<OrganisationView>('Organisation', {
  name: text,
  country: text,
  kind: oneOf(['support_group', 'law_office']),
  kept_months: count,
  audit_key: yesOrNo,
  recovery_holders: listOf(
    shape<OrganisationView['recovery_holders'][number]>('RecoveryHolder', {
      number: count,
      recipient: text,
      check_words: text,
    }),
  ),
  desks: listOf(
    shape<OrganisationView['desks'][number]>('NamedDesk', {
      id: uuid,
      name: text,
      born: yesOrNo,
      renewal_asked: yesOrNo,
      members: listOf(member),
    }),
  ),
  export_keys: listOf(
    shape<OrganisationView['export_keys'][number]>('ExportKey', { desk: text, recipient: text, check_words: text }),
  ),
});
export const membershipSchema = shape<MembershipView>('Membership', {
  desk: deskSchema,
  member,
  others: count,
  coordinators: count,
});
