/** Who is signed in, as the API tells it. */
export interface Person {
  readonly id: string;
  readonly kind: string;
  readonly displayName: string | null;
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly joinedAt: string;
  readonly keys: readonly PersonKey[];
}

export interface PersonKey {
  readonly id: string;
  readonly alg: string;
  readonly use: string;
  readonly addedAt: string;
  readonly revokedAt: string | null;
}

export function isSteward({ roles }: Pick<Person, 'roles'>): boolean {
  return roles.includes('steward');
}

/** Whoever works at the desk: stewards may do there what editors do. */
export function isEditor(person: Pick<Person, 'roles'>): boolean {
  return isSteward(person) || person.roles.includes('editor');
}

const RESPONDENT = 'respondent:';

/** Ids of the organisations for which somebody may answer. */
export function organisationsOf({ roles }: Pick<Person, 'roles'>): readonly string[] {
  return roles.filter((role) => role.startsWith(RESPONDENT)).map((role) => role.slice(RESPONDENT.length));
}

export function isRespondent(person: Pick<Person, 'roles'>): boolean {
  return organisationsOf(person).length > 0;
}

export function isAnybody(): boolean {
  return true;
}
