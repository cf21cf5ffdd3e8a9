import type { Visit } from '../signed-in/visit.js';
import { NAMES, type NamesData } from './operations.js';

/** What a member is called on a page; his number where the name is erased or not among the first hundred. */
export type NameOf = (member: string | null) => string;

export async function namesFor(visit: Visit): Promise<NameOf> {
  const { members } = await visit.run<NamesData>(NAMES);
  const names = new Map(members.edges.map(({ node }) => [node.id, node.displayName]));
  return (id) => (id === null ? '' : (names.get(id) ?? id));
}
