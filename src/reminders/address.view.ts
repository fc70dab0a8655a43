import { oneOf, orNull, shape, text } from '../common/web/json-schema.js';
import type { OwnAddress } from './addresses.service.js';

/** `GET /account/reminders`. Whether a code is on its way is not told. */
export interface RemindersView {
  address: string | null;
  state: 'none' | 'unconfirmed' | 'confirmed' | 'refused';
}

export const remindersView = (own: OwnAddress | null): RemindersView => ({
  address: own?.address ?? null,
  state: !own ? 'none' : own.state === 'confirmed' || own.state === 'refused' ? own.state : 'unconfirmed',
});

export const remindersSchema = shape<RemindersView>('Reminders', {
  address: orNull(text),
  state: oneOf(['none', 'unconfirmed', 'confirmed', 'refused']),
});
