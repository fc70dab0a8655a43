import { day, listOf, oneOf, orNull, page, shape, text, uuid, yesOrNo } from '../../common/web/json-schema.js';
import type { Absence, AwayContact, Colleague, DoneInPlace, StandInLine } from './stand-ins.view.js';

const line = shape<StandInLine>('StandIn', {
  id: uuid,
  away: text,
  stand_in: text,
  from_on: day,
  until_on: day,
  mine: yesOrNo,
});
export const standInsSchema = page(line, {
  colleagues: listOf(shape<Colleague>(undefined, { id: uuid, name: text })),
  last_day: day,
});

/** As a desk is told of it. */
export const absenceSchema = orNull(
  shape<Absence>('Absence', {
    stand_in: text,
    until: day,
    reads: oneOf(['yes', 'not-agreed', 'not-confirmed', 'not-sealed']),
  }),
);
export const awaySchema = listOf(
  shape<AwayContact>('AwayContact', { legal_contact_id: uuid, stand_in: text, until: day }),
);
export const doneInPlaceSchema = listOf(
  shape<DoneInPlace>('DoneInPlace', {
    what: oneOf(['preview', 'name', 'packet', 'accepted', 'declined']),
    by: text,
    on: day,
  }),
);
