import { Injectable } from '@nestjs/common';
import { reachOf } from '../common/access/rules.js';
import { Db } from '../common/database/db.js';
import type { Problem } from '../common/web/problem.js';
import type { Refusals } from '../common/web/refusal-trail.js';
import type { WebRequest } from '../common/web/web-request.js';
import { Audit } from './audit.service.js';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** A signed-in person was refused: not their job, out of reach, a key that is not pinned, or something sealed that was altered. Kept after the rollback. */
@Injectable()
export class RefusalsInAudit implements Refusals {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
  ) {}

  async record({ actor, action, url }: WebRequest, { status, code }: Problem) {
    if (!actor || !action || !(status === 403 || status === 404 || code === 'not-pinned' || code === 'cannot-open'))
      return;
    const object = UUID.exec(url)?.[0];
    await this.db.actingAs(actor, reachOf(actor.role, action) ?? 'own', async () => {
      this.audit.record({ action, object, refused: status });
    });
  }
}
