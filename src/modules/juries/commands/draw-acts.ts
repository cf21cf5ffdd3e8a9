import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import type { SealedFields } from '../../../ledger/index.js';
import { PrepareAct, type Prepared } from '../../members/index.js';
import { type DrawCommand, type VolunteerCommand, volunteerId } from '../domain/index.js';
import { drawSlice } from '../store/draw-slice.js';
import { volunteerSlice } from '../store/volunteer-slice.js';

/** How stewards' commands about draws and volunteers are prepared for their signature; each command stands in a file of its own. */
@Injectable()
export class DrawActs {
  constructor(private readonly acts: PrepareAct) {}

  draw(viewer: Viewer, id: string, command: DrawCommand, openings: SealedFields = {}): Promise<Prepared<string>> {
    return this.acts.prepare(viewer, drawSlice, id, command, openings);
  }

  volunteer(viewer: Viewer, draw: string, number: string, command: VolunteerCommand, openings: SealedFields = {}): Promise<Prepared<string>> {
    return this.acts.prepare(viewer, volunteerSlice, volunteerId(draw, number), command, openings);
  }
}
