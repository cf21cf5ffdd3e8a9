import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { Quota } from '../domain/draw/index.js';
import type { DrawActs } from './draw-acts.js';

/** A steward adopts wider quotas, in his own name: where the pool cannot meet those of the draw, somebody has to say what gives way. */
export function relaxQuotas(acts: DrawActs, viewer: Viewer, draw: string, quotas: readonly Quota[]): Promise<Prepared<string>> {
  return acts.draw(viewer, draw, { type: 'RelaxQuotas', quotas });
}
