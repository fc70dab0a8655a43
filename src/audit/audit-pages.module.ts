import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { Auditors } from './auditors.service.js';
import { HeadChecks } from './head-check.service.js';
import { Trail } from './trail.service.js';
import { WhoCanSee } from './who-can-see.service.js';

/** The auditor's pages. Apart from the trail itself, which every feature writes and which knows none of them. */
@Module({ controllers: [AuditController], providers: [Auditors, HeadChecks, Trail, WhoCanSee] })
export class AuditPagesModule {}
