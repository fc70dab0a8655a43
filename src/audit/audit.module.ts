import { Global, Module } from '@nestjs/common';
import { REFUSALS } from '../common/web/refusal-trail.js';
import { AuditKey } from './audit-key.service.js';
import { Audit } from './audit.service.js';
import { RefusalsInAudit } from './refusals-in-audit.js';

@Global()
@Module({
  providers: [Audit, AuditKey, { provide: REFUSALS, useClass: RefusalsInAudit }],
  exports: [Audit, AuditKey, REFUSALS],
})
export class AuditModule {}
