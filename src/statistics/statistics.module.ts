import { Global, Module } from '@nestjs/common';
import { DeskStatements } from '../cases/desk-statements.js';
import { SealedCasesModule } from '../cases/sealed-cases.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PeopleModule } from '../people/people.module.js';
import { StatisticsKeyController } from './keys/statistics-key.controller.js';
import { KeyMaking } from './keys/key-making.service.js';
import { KeyProposalFormsController, KeyProposalsController } from './keys/key-proposals.controller.js';
import { KeyProposals } from './keys/key-proposals.service.js';
import { KeyReading } from './keys/key-reading.service.js';
import { StatisticsKeys } from './keys/statistics-keys.service.js';
import { Expected } from './plan/expected.service.js';
import { PlansController } from './plan/plans.controller.js';
import { AdoptedPlans } from './plan/adopted-plans.service.js';
import { PublishedController } from './published/published.controller.js';
import { StatisticsPagesController } from './published/statistics-pages.controller.js';
import { Published } from './published/published.service.js';
import { ClosedPeriods } from './release/closed-periods.job.js';
import { Drawing } from './release/drawing.service.js';
import { Ledger } from './release/ledger.service.js';
import { ReleaseReading } from './release/release-reading.service.js';
import { ReleasesController } from './release/releases.controller.js';
import { Releases } from './release/releases.service.js';
import { StatementsController } from './statement/statements.controller.js';
import { Statements } from './statement/statements.service.js';

/** Global, because the day of a coordinator asks `DeskStatements`, and cases know no statistics. */
@Global()
@Module({
  imports: [PeopleModule, SealedCasesModule, OrganisationsModule, JobsModule],
  controllers: [
    StatisticsKeyController,
    KeyProposalsController,
    KeyProposalFormsController,
    StatementsController,
    ReleasesController,
    PublishedController,
    StatisticsPagesController,
    PlansController,
  ],
  providers: [
    StatisticsKeys,
    KeyMaking,
    KeyProposals,
    KeyReading,
    AdoptedPlans,
    Expected,
    Statements,
    Releases,
    Drawing,
    Ledger,
    ReleaseReading,
    Published,
    ClosedPeriods,
    { provide: DeskStatements, useExisting: Statements },
  ],
  exports: [StatisticsKeys, KeyProposals, AdoptedPlans, Statements, Releases, Drawing, DeskStatements],
})
export class StatisticsModule {}
