import type { PageModule } from '../portal.js';
import { aboutPages } from './about/routes.js';
import { casePages } from './case/routes.js';
import { homePages } from './home/routes.js';
import { reportPages } from './report/routes.js';
import { signInPages } from './sign-in/routes.js';
import { joinPages } from './join/routes.js';
import { signPages } from './signed-in/routes.js';
import { accountPages } from './account/routes.js';
import { memberPages } from './members/routes.js';
import { answerPages } from './incidents/answer-routes.js';
import { incidentPages } from './incidents/routes.js';
import { entityPages } from './entities/routes.js';
import { ledgerPages } from './ledger/routes.js';
import { verifyPages } from './verify/routes.js';
import { integrityPages } from './integrity/routes.js';
import { foundPages } from './councils/found-routes.js';
import { keepPages } from './councils/keep-routes.js';
import { councilPages } from './councils/routes.js';
import { standPages } from './councils/stand-routes.js';
import { seatPages } from './seats/routes.js';
import { deskPages } from './desk/routes.js';
import { notificationPages } from './notifications/routes.js';

/** All pages, by area. */
export const PAGES: readonly PageModule[] = [homePages, aboutPages, reportPages, casePages, signInPages, joinPages, signPages, accountPages, memberPages, incidentPages, answerPages, entityPages, ledgerPages, verifyPages, integrityPages, deskPages, councilPages, foundPages, keepPages, standPages, seatPages, notificationPages];
