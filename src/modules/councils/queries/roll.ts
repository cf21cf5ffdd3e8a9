import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RollTree, type RollRow } from '../domain/index.js';

const KEPT = 16;

export interface OwnRow {
  readonly seat: number;
  readonly class: string;
}

/** The rolls of votes. One that is frozen never changes, so the trees of the latest are kept. */
@Injectable()
export class RollQuery {
  readonly #trees = new Map<string, Promise<RollTree>>();

  constructor(private readonly dataSource: DataSource) {}

  rows(motion: string): Promise<RollRow[]> {
    return this.dataSource.query<RollRow[]>('SELECT class, member, seat FROM roll_row WHERE motion = $1 ORDER BY place', [motion]);
  }

  /** `hash`: of the roll as the log has it, so that rows made anew are never answered from what was kept. */
  tree(motion: string, hash: string): Promise<RollTree> {
    const key = `${motion} ${hash}`;
    const known = this.#trees.get(key);
    if (known) return known;
    const made = this.rows(motion).then((rows) => new RollTree(rows));
    made.catch(() => this.#trees.delete(key));
    this.#trees.set(key, made);
    if (this.#trees.size > KEPT) this.#trees.delete([...this.#trees.keys()][0]!);
    return made;
  }

  async own(motion: string, member: string): Promise<OwnRow | undefined> {
    const [row] = await this.dataSource.query<OwnRow[]>('SELECT seat, class FROM roll_row WHERE motion = $1 AND member = $2', [motion, member]);
    return row;
  }
}
