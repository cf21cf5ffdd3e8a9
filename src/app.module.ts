import { type DynamicModule, Module } from '@nestjs/common';
import { ApiModule } from './graphql/graphql.module.js';
import { LedgerModule, type LogIdentity, PublishedLog } from './ledger/index.js';
import { JobsModule } from './jobs/index.js';
import { CouncilsModule } from './modules/councils/index.js';
import { IncidentsModule, StageUpload } from './modules/incidents/index.js';
import { JuriesModule } from './modules/juries/index.js';
import { LabsModule } from './modules/labs/index.js';
import { MembersModule } from './modules/members/index.js';
import { RecommendationsModule } from './modules/recommendations/index.js';
import { NotificationsModule } from './modules/notifications/index.js';
import type { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import type { Database } from './platform/database/database.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { PortalModule } from './portal/portal.module.js';

/** All rooms of the node, wired. What must exist before Nest does (settings, open database, keys) comes in from outside. */
@Module({})
export class AppModule {
  static forRoot(config: Config, database: Database, identity: LogIdentity, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.forRoot(config), DatabaseModule.forRoot(database), LedgerModule.forRoot(identity, clock), JobsModule, MembersModule, IncidentsModule, CouncilsModule, JuriesModule, LabsModule, RecommendationsModule, NotificationsModule, ApiModule.forRoot(), PortalModule.forRoot({ signal: PublishedLog, intake: StageUpload, from: [IncidentsModule] })],
    };
  }
}
