/** What an entry may hold: plain data with one canonical form (docs/spec/canonical-json.md). Numbers are safe integers. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}
