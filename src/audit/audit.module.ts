import { Global, Module } from '@nestjs/common';
import { REFUSALS } from '../common/web/refusal-trail.js';
import { Audit } from './audit.service.js';
import { RefusalsInAudit } from './refusals-in-audit.js';

@Global()
@Module({
  providers: [Audit, { provide: REFUSALS, useClass: RefusalsInAudit }],
  exports: [Audit, REFUSALS],
})
export class AuditModule {}
