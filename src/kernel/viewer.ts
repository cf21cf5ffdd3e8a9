/** Who is looking or asking, as far as the server has established it: nobody in particular, or a signed-in member. */
export type Viewer =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'member'; readonly id: string; readonly roles: readonly string[]; readonly session: string };

export const ANONYMOUS: Viewer = { kind: 'anonymous' };
