import { Global, Module } from '@nestjs/common';
import { EndedGrants } from './ended-grants.job.js';
import { Jobs } from './jobs.service.js';
import { OperationController } from './operation.controller.js';
import { OrphanedFiles } from './orphaned-files.js';
import { Sweep } from './sweep.job.js';

/** Global: whatever feature has something that becomes due registers it here, and jobs know no feature. */
@Global()
@Module({
  controllers: [OperationController],
  providers: [Jobs, EndedGrants, OrphanedFiles, Sweep],
  exports: [Jobs, OrphanedFiles],
})
export class JobsModule {}
