import { isPublicId } from '../../../kernel/ids.js';
import { COUNTRIES, type Country } from './countries.js';
import type { IncidentField } from './fields.js';
import type { PartialDate } from './partial-date.js';
import { dateOf, linkOf, member, reading, textOf, type ContentProblem, type Reading, type TextLimits } from './reading.js';
import { namedSystems, type NamedSystem } from './report-content.js';
import { ENTITY_ROLES, HARM_TYPES, SEVERITIES, type EntityRole, type HarmType, type Severity } from './vocabulary.js';

/**
 * The words of one version of an incident, checked before they are committed. An imported record keeps the gaps of its source:
 * severity and harm types are judged by people and never guessed by the import.
 */
export type InvolvedEntity = { readonly entity: string; readonly role: EntityRole };
export type PublicSource = { readonly url: string; readonly title: string | null; readonly publisher: string | null; readonly published: PartialDate };

export type IncidentRevision = {
  readonly title: string;
  readonly summary: string;
  readonly account: string | null;
  readonly occurred: PartialDate;
  readonly severity: Severity | null;
  readonly harmTypes: readonly HarmType[];
  readonly countries: readonly Country[];
  readonly entities: readonly InvolvedEntity[];
  readonly systems: readonly NamedSystem[];
  readonly sources: readonly PublicSource[];
  readonly harmed: string | null;
  readonly quantity: number | null;
};

export type RevisionProblem = ContentProblem<IncidentField>;
export type CheckedIncidentRevision =
  | { readonly ok: true; readonly revision: IncidentRevision }
  | { readonly ok: false; readonly problems: readonly RevisionProblem[] };

export const REVISION_LIMITS = {
  title: { least: 3, most: 300, lines: 'one-line' },
  summary: { least: 3, most: 5_000, lines: 'many-lines' },
  account: { least: 20, most: 50_000, lines: 'many-lines' },
  harmed: { least: 1, most: 2_000, lines: 'many-lines' },
  source: { least: 1, most: 300, lines: 'one-line' },
} as const satisfies Readonly<Record<string, TextLimits>>;
export const MOST_ENTITIES = 200;
export const MOST_SOURCES = 200;

export function checkIncidentRevision(input: unknown, given: { readonly today: string; readonly imported: boolean }): CheckedIncidentRevision {
  const draft = reading<IncidentField>(input);
  const revision: IncidentRevision = {
    title: draft.text('title', REVISION_LIMITS.title),
    summary: draft.text('summary', REVISION_LIMITS.summary),
    account: draft.optionalText('account', REVISION_LIMITS.account),
    occurred: draft.date('occurred', given.today),
    severity: given.imported ? draft.optionalCode('severity', SEVERITIES) : draft.code('severity', SEVERITIES),
    harmTypes: draft.codes('harmTypes', HARM_TYPES, HARM_TYPES.length),
    countries: draft.codes('countries', COUNTRIES, COUNTRIES.length),
    entities: entities(draft),
    systems: namedSystems(draft, 'systems'),
    sources: sources(draft, given.today),
    harmed: draft.optionalText('harmed', REVISION_LIMITS.harmed),
    quantity: draft.count('quantity'),
  };
  const silent = revision.harmTypes.length === 0 && !draft.problems.some((one) => one.field === 'harmTypes');
  if (silent && !given.imported) draft.problem('harmTypes', 'REQUIRED');
  return draft.problems.length === 0 ? { ok: true, revision } : { ok: false, problems: draft.problems };
}

/** The same entity may have several roles, but each once. */
function entities(draft: Reading<IncidentField>): readonly InvolvedEntity[] {
  const given = draft.items('entities', MOST_ENTITIES, (item, index) => {
    const entity = member(item, 'entity');
    if (!isPublicId(entity)) return draft.problem('entities', 'NOT_AN_ENTITY', index);
    const role = ENTITY_ROLES.find((one) => one === member(item, 'role'));
    return role === undefined ? draft.problem('entities', 'NOT_IN_LIST', index) : { entity, role };
  });
  return given.filter((one, index) => given.findIndex((other) => other.entity === one.entity && other.role === one.role) === index);
}

function sources(draft: Reading<IncidentField>, today: string): readonly PublicSource[] {
  return draft.items('sources', MOST_SOURCES, (item, index) => {
    const url = linkOf(member(item, 'url'));
    if (url === undefined) return draft.problem('sources', 'NOT_A_LINK', index);
    const title = textOf(member(item, 'title'), REVISION_LIMITS.source);
    const publisher = textOf(member(item, 'publisher'), REVISION_LIMITS.source);
    const published = dateOf(member(item, 'published'), today);
    const problem = title.problem ?? publisher.problem ?? published.problem;
    if (problem !== undefined) return draft.problem('sources', problem, index);
    return { url, title: title.text, publisher: publisher.text, published: published.date };
  });
}
