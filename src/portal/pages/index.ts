import type { PageModule } from '../portal.js';

/** All pages, by area. */
export const PAGES: readonly PageModule[] = [];
