import { failed } from './en/failed.js';
import { kit } from './en/kit.js';

/**
 * The English words of the portal, in ICU MessageFormat. English is the reference: its keys are the type of every key, and what
 * another language has not yet said is said in English.
 */
export const en = { ...kit, ...failed } as const;
