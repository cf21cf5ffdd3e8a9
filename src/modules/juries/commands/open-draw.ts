import type { Instant } from '../../../kernel/instant.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import { newPublicId } from '../../../platform/random.js';
import type { Prepared } from '../../members/index.js';
import type { DrawPurpose } from '../domain/index.js';
import { type DrawRules, NODE_LIMIT, SOLVER } from '../solver/index.js';
import type { DrawActs } from './draw-acts.js';

export interface NewDraw {
  readonly title: string;
  readonly about: string;
  readonly purpose: DrawPurpose;
  readonly rules: Pick<DrawRules, 'size' | 'panels' | 'method' | 'cap' | 'quotas'>;
  readonly closesAt: Instant;
  readonly leadSeconds: number;
  readonly excluding: readonly string[];
}

/** A steward opens a draw: everything that the lottery follows from is fixed before anybody volunteers. The receipt of the act names it. */
export function openDraw(acts: DrawActs, viewer: Viewer, { title, about, rules, ...draw }: NewDraw): Promise<Prepared<string>> {
  const seal = new Sealer('public');
  const text = seal.field('/command/text', { title, about });
  return acts.draw(viewer, newPublicId(), { type: 'OpenDraw', ...draw, rules: { ...rules, solver: SOLVER, nodeLimit: NODE_LIMIT }, text }, seal.fields);
}
