import { answers } from './en/answers.js';
import { about } from './en/about.js';
import { caseWords } from './en/case.js';
import { failed } from './en/failed.js';
import { home } from './en/home.js';
import { kit } from './en/kit.js';
import { report } from './en/report.js';
import { signedIn } from './en/signed-in.js';
import { entities } from './en/entities.js';
import { incidents } from './en/incidents.js';
import { integrity } from './en/integrity.js';
import { ledger } from './en/ledger.js';
import { verify } from './en/verify.js';
import { vocabulary } from './en/vocabulary.js';
import { members } from './en/members.js';
import { desk } from './en/desk.js';
import { deskRecords } from './en/desk-records.js';
import { councils } from './en/councils.js';
import { motionActs } from './en/motion-acts.js';
import { draws } from './en/draws.js';
import { motions } from './en/motions.js';
import { voting } from './en/voting.js';
import { dutyToAnswer } from './en/duty-to-answer.js';
import { notifications } from './en/notifications.js';
import { juries } from './en/juries.js';
import { petitions } from './en/petitions.js';

/**
 * The English words of the portal, in ICU MessageFormat. English is the reference: its keys are the type of every key, and what
 * another language has not yet said is said in English.
 */
export const en = { ...kit, ...failed, ...about, ...caseWords, ...home, ...report, ...signedIn, ...entities, ...incidents, ...integrity, ...ledger, ...verify, ...vocabulary, ...members, ...desk, ...deskRecords, ...answers, ...councils, ...draws, ...motions, ...motionActs, ...voting, ...dutyToAnswer, ...notifications, ...juries, ...petitions } as const;
