import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import { incidentSlice } from '../store/incident-slice.js';
import type { Editorial } from './editorial.js';

/** Signed; `version` is the one that was read, so that nobody publishes what somebody else has just changed. */
export function publishIncident(editorial: Editorial, viewer: Viewer, incident: string, version: number): Promise<Prepared<string>> {
  return editorial.prepare(viewer, incidentSlice, incident, { type: 'PublishIncident', version });
}
