import { Injectable, NotFoundException } from '@nestjs/common';
import { Invalid } from '../common/web/refusals.js';
import type { DeskKeys } from '../vault/desk-keys.js';
import { Keyring } from '../vault/keyring.js';

/** The desks of whoever acts: those whose secret is sealed to them. */
@Injectable()
export class Desks {
  constructor(private readonly keyring: Keyring) {}

  own(): { id: string; name: string }[] {
    return this.keyring.desks().map(({ deskId, deskName }) => ({ id: deskId, name: deskName }));
  }

  /** The desk that was meant: the one named, or the only one. @throws Invalid, naming the field, when it is not clear which */
  meant(deskId: string | undefined): DeskKeys {
    const own = this.own();
    if (own.length === 0) throw new NotFoundException();
    const meant = deskId ?? (own.length === 1 ? own[0]!.id : undefined);
    if (!meant || !own.some(({ id }) => id === meant))
      throw new Invalid([{ field: 'desk_id', message: 'Choose one of your desks.' }]);
    return this.keyring.desk(meant);
  }

  /** @throws NotFoundException when its secret is not sealed to who acts */
  demandOwn(deskId: string): { id: string; name: string } {
    const desk = this.own().find(({ id }) => id === deskId);
    if (!desk) throw new NotFoundException();
    return desk;
  }

  nameOf(deskId: string): string {
    return this.own().find(({ id }) => id === deskId)?.name ?? '';
  }
}
