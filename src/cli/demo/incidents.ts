/** The 25 incidents of the demonstration world, in the order in which `folkmoot demo` files them. */
import type { DemoIncident } from './demo-incident.js';
import { LANGUAGE_AND_MEDIA } from './incidents-language-and-media.js';
import { STATE_AND_SURVEILLANCE } from './incidents-state-and-surveillance.js';
import { TRANSPORT_AND_WORK } from './incidents-transport-and-work.js';

export type { DemoIncident } from './demo-incident.js';

/** A retracted record comes after the one that remains, so that its tombstone can point there. */
export const DEMO_INCIDENTS: readonly DemoIncident[] = [
  ...TRANSPORT_AND_WORK,
  ...STATE_AND_SURVEILLANCE,
  ...LANGUAGE_AND_MEDIA,
];
