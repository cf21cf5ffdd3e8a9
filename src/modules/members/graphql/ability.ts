import { AbilityBuilder, createMongoAbility, type ForcedSubject, type MongoAbility } from '@casl/ability';
import type { Viewer } from '../../../kernel/viewer.js';

/**
 * Who may ask for what and see which field.
 *
 * This answers "may this person ask"; whether it is lawful, the rules decide under the lock. Whatever is not granted here is
 * not shown. No action is called `manage`, which to CASL means every action. Conditions name fields of the subject; give the
 * object with its kind:
 *
 *     ability.can('read', subject('Report', { contactDisclosedTo: '3k7w9qzp04tn' }), 'contact')
 */
export type Action = 'read' | 'triage' | 'publish' | 'respond' | 'keep' | 'invite';

export interface ReportSubject {
  /** Members to whom the rules of the case disclosed the reporter's contact. */
  readonly contactDisclosedTo?: readonly string[] | null;
}
export interface IncidentSubject {
  readonly published?: boolean;
}
export interface EntitySubject {
  readonly id?: string;
}
export interface MemberSubject {
  readonly id?: string;
}

interface Subjects {
  readonly Report: ReportSubject;
  readonly Incident: IncidentSubject;
  readonly Entity: EntitySubject;
  readonly Member: MemberSubject;
  readonly Invitation: object;
  readonly Opening: object;
  readonly Node: object;
}
export type SubjectKind = keyof Subjects;
type SubjectOf<K extends SubjectKind = SubjectKind> = K | { [T in K]: Subjects[T] & ForcedSubject<T> }[K];

export type Ability = MongoAbility<[Action, SubjectOf]>;

/** What editors see of a report beside what everybody sees; the contact is not among it. */
const REPORT_FIELDS = ['state', 'content', 'account', 'questions', 'history', 'similar'];

export function abilityFor(viewer: Viewer): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);

  can('read', 'Incident', { published: true });
  can('read', 'Entity');
  if (viewer.kind === 'anonymous') return build();

  can('read', 'Member', { id: viewer.id });
  const { roles } = viewer;
  const steward = roles.includes('steward');
  if (steward || roles.includes('editor')) {
    can(['read', 'triage'], 'Report', REPORT_FIELDS);
    // An approval names one person: the role alone, a steward's too, never opens a contact.
    can('read', 'Report', ['contact'], { contactDisclosedTo: viewer.id });
    can(['read', 'publish'], 'Incident');
    can('keep', 'Entity');
    can('read', 'Member', ['id', 'displayName', 'roles', 'status', 'kind']);
    can('read', 'Opening');
  }
  if (steward) {
    can(['read', 'invite', 'keep'], 'Member');
    can(['read', 'invite', 'keep'], 'Invitation');
    can('keep', 'Node');
  }
  for (const entity of roles.filter((role) => role.startsWith('respondent:')).map((role) => role.slice('respondent:'.length))) {
    can('respond', 'Entity', { id: entity });
  }
  return build();
}

export { subject } from '@casl/ability';
