import { notAllowed, notSignedIn } from '../../../graphql/index.js';
import type { Viewer } from '../../../kernel/viewer.js';

type Member = Extract<Viewer, { kind: 'member' }>;

export function isSteward(viewer: Viewer): viewer is Member {
  return viewer.kind === 'member' && viewer.roles.includes('steward');
}

export function mustBeSteward(viewer: Viewer): void {
  if (viewer.kind !== 'member') throw notSignedIn();
  if (!isSteward(viewer)) throw notAllowed();
}
