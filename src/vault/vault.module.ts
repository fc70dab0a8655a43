import { Global, Module } from '@nestjs/common';
import { DeskBoxes } from './desk-boxes.js';
import { Keyring } from './keyring.js';
import { FULL_COST } from './passphrase.js';
import { ARGON_COST, PassphraseGate } from './passphrase-gate.js';
import { Pins } from './pins.js';
import { Wraps } from './wraps.js';

/** Seal, open, keys. The cost of a passphrase is a constant: no setting, environment or file reaches it. */
@Global()
@Module({
  providers: [Keyring, DeskBoxes, Wraps, Pins, PassphraseGate, { provide: ARGON_COST, useValue: FULL_COST }],
  exports: [Keyring, DeskBoxes, Wraps, Pins, PassphraseGate],
})
export class VaultModule {}
