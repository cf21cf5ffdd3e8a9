import { type ContentProblem, cleanText, type EntityKind } from '../domain/index.js';
import type { Audience } from '../../../ledger/index.js';

const LONGEST = 200;
const MOST_ALIASES = 50;

export type CheckedNames =
  | { readonly ok: true; readonly name: string; readonly aliases: readonly string[] }
  | { readonly ok: false; readonly problems: readonly ContentProblem<'name' | 'aliases'>[] };

/** A name and its other spellings, brought into their harmless form. */
export function checkNames(typedName: string, typedAliases: readonly string[]): CheckedNames {
  const problems: ContentProblem<'name' | 'aliases'>[] = [];
  const name = cleanText(typedName.slice(0, 4 * LONGEST), 'one-line');
  if (name === '') problems.push({ field: 'name', code: 'REQUIRED' });
  if ([...name].length > LONGEST) problems.push({ field: 'name', code: 'TOO_LONG' });
  if (typedAliases.length > MOST_ALIASES) return { ok: false, problems: [...problems, { field: 'aliases', code: 'TOO_MANY' }] };
  const aliases = typedAliases.map((alias) => cleanText(alias.slice(0, 4 * LONGEST), 'one-line'));
  aliases.forEach((alias, index) => {
    if ([...alias].length > LONGEST) problems.push({ field: 'aliases', code: 'TOO_LONG', index });
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, name, aliases: [...new Set(aliases.filter((alias) => alias !== '' && alias !== name))] };
}

/** Names of persons, and of those not yet classified, are for reviewers; store/entity-rows.ts opens them where a role allows it. */
export function audienceOf(kind: EntityKind): Audience {
  return kind === 'organisation' || kind === 'class' ? 'public' : 'reviewers';
}
