import type { Provider } from '@nestjs/common';

/** What draws and volunteers bring to the module. */
export const DRAW_PROVIDERS: Provider[] = [];
