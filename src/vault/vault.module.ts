import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DeskBoxes } from './desk-boxes.js';
import { Keyring } from './keyring.js';
import { FULL_COST } from './passphrase.js';
import { ARGON_COST, PassphraseGate } from './passphrase-gate.js';
import { Pins } from './pins.js';
import { FILES_FOLDER, SealedFiles } from './sealed-files.js';
import { Wraps } from './wraps.js';

/** Seal, open, keys. The cost of a passphrase is a constant: no setting, environment or file reaches it. */
@Global()
@Module({})
export class VaultModule {
  /** @param filesFolder where sealed files lie */
  static with(filesFolder: string): DynamicModule {
    return {
      module: VaultModule,
      providers: [
        Keyring,
        DeskBoxes,
        Wraps,
        Pins,
        PassphraseGate,
        SealedFiles,
        { provide: ARGON_COST, useValue: FULL_COST },
        { provide: FILES_FOLDER, useValue: filesFolder },
      ],
      exports: [Keyring, DeskBoxes, Wraps, Pins, PassphraseGate, SealedFiles],
    };
  }
}
