import type { Viewer } from '../kernel/viewer.js';

/** What every resolver gets beside its arguments. Nothing in it says from where the request came. */
export interface GraphqlContext {
  readonly viewer: Viewer;
  /** Bucket for rate limits (src/platform/rate-limits.ts). */
  readonly bucket: number;
  /** Loaders of this request, made on first use: see loaders.ts. */
  readonly loaders: Map<symbol, unknown>;
}

/** Establishes who asks. The members module supplies it; the API and the portal use it alike. */
export abstract class ViewerSource {
  /** From the request's headers (session cookie or bearer token). Unknown or expired credentials give the anonymous viewer. */
  abstract viewerOf(headers: Readonly<Record<string, string | string[] | undefined>>): Promise<Viewer>;
}

export function newContext(viewer: Viewer, bucket: number): GraphqlContext {
  return { viewer, bucket, loaders: new Map() };
}
