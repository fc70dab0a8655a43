import { day, listOf, orNull, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import { mentioned } from '../mention.schema.js';
import type { TransferForm } from '../views/transfer.page.js';
import type { TransferLine } from './transfers.service.js';

type Destination = TransferForm['desks'][number];

const line = shape<TransferLine>('TransferLine', {
  id: uuid,
  desk: text,
  on: day,
  case: orNull(shape<NonNullable<TransferLine['case']>>(undefined, { id: uuid, reference: mentioned.reference })),
});
export const transfersSchema = shape<{ incoming: TransferLine[]; outgoing: TransferLine[] }>('Transfers', {
  incoming: listOf(line),
  outgoing: listOf(line),
});

export const transferFormSchema = shape<TransferForm>('TransferForm', {
  ...mentioned,
  desk_id: uuid,
  desks: listOf(shape<Destination>('Destination', { id: uuid, name: text, pinned: yesOrNo })),
  referred_to: listOf(text),
});
