import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { Portal } from './portal.js';
import { PublicationSignal } from './publication-signal.js';
import { PublicPageCache } from './public-page-cache.js';

/** Pages for people. The signal of publication comes from outside: the portal knows the schema, and no module behind it. */
@Module({})
export class PortalModule {
  static forRoot(signal: Type<PublicationSignal>): DynamicModule {
    return {
      module: PortalModule,
      providers: [Portal, PublicPageCache, { provide: PublicationSignal, useExisting: signal }],
      exports: [Portal],
    };
  }
}
