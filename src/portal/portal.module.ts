import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { EvidenceIntake } from './evidence-intake.js';
import { Portal } from './portal.js';
import { PublicationSignal } from './publication-signal.js';
import { PublicPageCache } from './public-page-cache.js';

/** What the portal needs of the node beside the schema; it knows no module behind it, so this comes from outside. */
export interface PortalNeeds {
  readonly signal: Type<PublicationSignal>;
  readonly intake: Type<EvidenceIntake>;
  /** The modules that provide them. */
  readonly from: readonly Type[];
}

/** Pages for people. */
@Module({})
export class PortalModule {
  static forRoot({ signal, intake, from }: PortalNeeds): DynamicModule {
    return {
      module: PortalModule,
      imports: [...from],
      providers: [Portal, PublicPageCache, { provide: PublicationSignal, useExisting: signal }, { provide: EvidenceIntake, useExisting: intake }],
      exports: [Portal],
    };
  }
}
