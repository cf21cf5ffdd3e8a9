import type { Provider } from '@nestjs/common';

/** What councils and seats bring to the module. */
export const COUNCIL_PROVIDERS: Provider[] = [];
