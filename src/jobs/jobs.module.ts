import { type DynamicModule, Global, Module } from '@nestjs/common';
import { EndedGrants } from './ended-grants.job.js';
import { Jobs } from './jobs.service.js';
import { OperationController } from './operation.controller.js';
import { OrphanedFiles } from './orphaned-files.js';
import { Keeper } from './shred/keeper.js';
import { ShredJob } from './shred/shred.job.js';
import { Sweep } from './sweep.job.js';

/** Global: whatever feature has something that becomes due registers it here, and jobs know no feature. */
@Global()
@Module({})
export class JobsModule {
  /** Without a keeper the shred job is not there, and `/operation` says so. */
  static with(keeper: Keeper | undefined): DynamicModule {
    return {
      module: JobsModule,
      controllers: [OperationController],
      providers: [
        Jobs,
        EndedGrants,
        OrphanedFiles,
        Sweep,
        ...(keeper ? [{ provide: Keeper, useValue: keeper }, ShredJob] : []),
      ],
      exports: [Jobs, OrphanedFiles],
    };
  }
}
