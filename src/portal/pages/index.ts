import type { PageModule } from '../portal.js';
import { aboutPages } from './about/routes.js';
import { homePages } from './home/routes.js';
import { reportPages } from './report/routes.js';
import { signInPages } from './sign-in/routes.js';
import { joinPages } from './join/routes.js';
import { signPages } from './signed-in/routes.js';
import { accountPages } from './account/routes.js';
import { memberPages } from './members/routes.js';

/** All pages, by area. */
export const PAGES: readonly PageModule[] = [homePages, aboutPages, reportPages, signInPages, joinPages, signPages, accountPages, memberPages];
