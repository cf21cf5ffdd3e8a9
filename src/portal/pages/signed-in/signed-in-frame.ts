import type { Frame } from '../../portal.js';
import type { Person } from './person.js';

export interface SignedInFrame extends Frame {
  readonly me: Person;
  /** Hidden fields of every form. */
  readonly fields: Readonly<Record<string, string>>;
}
