import { exactly, matching, type Check } from './shape.js';

/**
 * Where an imported record comes from. It is public already, so it stands in clear, and each part has a closed form:
 *
 *     { "name": "aiid", "record": "4", "url": "https://incidentdatabase.ai/cite/4", "licence": "CC-BY-SA-4.0", "retrieved": "2026-07-01" }
 */
export interface Source {
  /** Short name of the collection. */
  readonly name: string;
  /** The record's own id there. */
  readonly record: string;
  readonly url: string;
  /** SPDX licence identifier. */
  readonly licence: string;
  /** Day on which it was fetched. */
  readonly retrieved: string;
}

export const source: Check = exactly({
  name: matching(/^[a-z][a-z0-9-]*$/, 32),
  record: matching(/^[A-Za-z0-9][A-Za-z0-9._:-]*$/, 64),
  url: matching(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?(\/[A-Za-z0-9._~!$&'()*+,;=:@%/?#-]*)?$/, 2048),
  licence: matching(/^[A-Za-z0-9][A-Za-z0-9.+-]*$/, 64),
  retrieved: matching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 10),
});
