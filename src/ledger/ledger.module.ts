import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { Transactions } from '../platform/database/transactions.js';
import { LedgerResolver } from './graphql/ledger.resolver.js';
import { ReceiptResolver } from './graphql/receipt.resolver.js';
import { LedgerPresenter } from './graphql/present.js';
import { LogRoutes } from './http/log-routes.js';
import { WitnessRoutes } from './http/witness-routes.js';
import { CommitSignal } from './log/commit-signal.js';
import { LogDescription } from './log/log-description.js';
import { LogIdentity } from './log/identity.js';
import { LogReader } from './log/log-reader.js';
import { Ledger } from './log/ledger.js';
import { Fsck } from './log/fsck.js';
import { RotateLogKey } from './log/rotate-log-key.js';
import { OpenLog } from './log/open-log.js';
import { Openings } from './log/openings.js';
import { PublicOpenings } from './log/public-openings.js';
import { PublishedLog } from './log/published-log.js';
import { BrokenPromises } from './sequencer/broken-promises.js';
import { SequencerMetrics } from './sequencer/sequencer-metrics.js';
import { Sequencer } from './sequencer/sequencer.js';
import { loadWitnessPolicy } from './witness/policy-file.js';
import { loadWitnessedLogs, Witness } from './witness/witness.js';
import { Witnesses } from './witness/witnesses.js';

const DOOR = [Clock, LogIdentity, Ledger, Openings, PublicOpenings, OpenLog, PublishedLog, LogReader, LogDescription, Sequencer, LogRoutes, WitnessRoutes, LedgerPresenter, RotateLogKey, Fsck];

@Module({})
export class LedgerModule {
  static forRoot(identity: LogIdentity, clock: Clock): DynamicModule {
    return {
      module: LedgerModule,
      global: true,
      providers: [
        { provide: Clock, useValue: clock },
        { provide: LogIdentity, useValue: identity },
        { provide: Witnesses, useFactory: (config: Config) => new Witnesses(loadWitnessPolicy(config.witnessPolicyFile), join(config.dataDir, 'evidence')), inject: [Config] },
        {
          provide: Witness,
          useFactory: (config: Config, transactions: Transactions) => new Witness(loadWitnessedLogs(config.witnessedLogsFile), transactions, identity, clock),
          inject: [Config, Transactions],
        },
        CommitSignal,
        Ledger,
        Openings,
        PublicOpenings,
        OpenLog,
        PublishedLog,
        LogReader,
        LogDescription,
        BrokenPromises,
        SequencerMetrics,
        Sequencer,
        LogRoutes,
        WitnessRoutes,
        LedgerPresenter,
        LedgerResolver,
        ReceiptResolver,
        RotateLogKey,
        Fsck,
      ],
      exports: DOOR,
    };
  }
}
