import type { FieldError } from '../../kit/index.js';
import type { Messages } from '../../messages/index.js';
import { endOfDay } from '../councils/council-words.js';
import { orNone } from '../councils/keep-routes.js';
import type { CouncilData } from '../councils/operations.js';
import type { FormFields } from '../signed-in/form-fields.js';
import { ASKING, type Kind } from './operations.js';

/** What a proposer chooses from: labs that have bound themselves to this council, with what is to be decided about. */
export interface Around {
  readonly allLabs: readonly LabOfCouncil[];
  readonly recommendations: { readonly edges: readonly { readonly node: { readonly id: string; readonly title: string | null; readonly labName: string | null; readonly status: string } }[] };
}
export interface LabOfCouncil {
  readonly entity: string;
  readonly name: string | null;
  readonly policies: readonly { readonly id: string; readonly title: string | null; readonly status: string }[];
  readonly mandates: readonly { readonly id: string; readonly council: string; readonly status: string; readonly policies: readonly string[] | null }[];
}

export const AROUND = `query ($council: PublicId!) {
  allLabs { entity name policies { id title status } mandates { id council status policies } }
  recommendations(first: 100, filter: { council: $council, open: true }) { edges { node { id title labName status } } }
}`;

export const ASSESSED_AS = [
  'ACCEPTABLE', 'ACCEPTABLE_ALTERNATE', 'UNACCEPTABLE', 'OMITTED_OR_REFRAMED', 'IMPLEMENTED', 'PARTLY', 'CLAIMED_UNPROVEN', 'DECLINED', 'NO_RESPONSE', 'SUPERSEDED',
  'NO_LONGER_APPLICABLE', 'RECONSIDERED',
] as const;

/** A policy of a lab under a mandate, as one thing to choose. */
export interface Bound {
  readonly policy: string;
  readonly title: string | null;
  readonly lab: string;
  readonly labName: string | null;
  readonly mandate: string;
}

export function boundPolicies({ allLabs }: Around, council: string): readonly Bound[] {
  return allLabs.flatMap(({ entity, name, policies, mandates }) =>
    policies.flatMap(({ id, title, status }) => {
      const mandate = mandates.find((one) => one.council === council && one.status === 'ACTIVE' && (one.policies?.includes(id) ?? true));
      return mandate && status === 'PUBLISHED' ? [{ policy: id, title, lab: entity, labName: name, mandate: mandate.id }] : [];
    }),
  );
}

export interface ReadProposal {
  readonly errors: readonly FieldError[];
  readonly proposal: Readonly<Record<string, unknown>>;
}

/** As `ProposalInput` of the API takes it, or what is missing, at its field. */
export function readProposal(messages: Messages, council: CouncilData, kind: Kind, around: Around, form: FormFields): ReadProposal {
  const { t } = messages;
  const errors: FieldError[] = [];
  const wrong = (field: string, text: string): void => void errors.push({ field, text });
  const [title, text, measure] = [form.text('title'), form.text('text'), form.text('measure')];
  if (size(title) < 3 || size(title) > 200) wrong('title', t('propose.missing.title'));
  if (size(text) < 20) wrong('text', t('propose.missing.text'));
  const asks = ASKING.includes(kind);
  if (asks && size(measure) < 10) wrong('measure', t('propose.missing.measure'));

  const bound = asks ? boundPolicies(around, council.id).find(({ policy }) => policy === form.text('policy')) : undefined;
  const lab = kind === 'RECOMMEND' && !bound ? around.allLabs.find(({ entity }) => entity === form.text('lab')) : undefined;
  if (asks && !bound && kind !== 'RECOMMEND') wrong('policy', t('propose.missing.policy'));
  if (kind === 'RECOMMEND' && !bound && !lab) wrong('lab', t('propose.missing.lab'));

  const comments = form.trimmed('comments');
  const commentsUntil = comments === '' ? null : endOfDay(comments);
  if (commentsUntil === undefined) wrong('comments', t('seats.missing.until'));
  const incidents = ids(form.trimmed('incidents'));
  const subject = subjectOf(messages, council, kind, form, wrong);
  return {
    errors,
    proposal: {
      kind, title, text, subject, incidents, commentsUntil: commentsUntil ?? null, measure: asks ? orNone(measure.trim()) : null, lab: bound?.lab ?? lab?.entity ?? null,
      policy: bound?.policy ?? null, mandate: bound?.mandate ?? null,
    },
  };
}

function subjectOf(messages: Messages, council: CouncilData, kind: Kind, form: FormFields, wrong: (field: string, text: string) => void): Record<string, unknown> | null {
  const { t } = messages;
  switch (kind) {
    case 'ASSESS': {
      const assessedAs = form.oneOf('assessedAs', ASSESSED_AS);
      if (form.text('recommendation') === '') wrong('recommendation', t('propose.missing.recommendation'));
      if (!assessedAs) wrong('assessedAs', t('propose.missing.assessedAs'));
      if (assessedAs === 'SUPERSEDED' && form.trimmed('successor') === '') wrong('successor', t('propose.missing.successor'));
      return { recommendation: form.text('recommendation'), assessedAs, successor: assessedAs === 'SUPERSEDED' ? form.trimmed('successor') : null };
    }
    case 'ELECT': {
      const candidates = ids(form.trimmed('candidates'));
      if (!council.classes.some(({ code }) => code === form.text('class'))) wrong('class', t('keepCouncil.missing.class'));
      if (candidates.length === 0) wrong('candidates', t('propose.missing.candidates'));
      return { class: form.text('class'), candidates: candidates.map((member) => ({ member })) };
    }
    case 'REMOVE': {
      const seat = council.seats.find(({ number, holder }) => holder !== null && String(number) === form.text('seat'));
      if (!seat) wrong('seat', t('keepCouncil.missing.seat'));
      return { seat: seat?.number ?? 0 };
    }
    case 'JURY':
      if (form.trimmed('incident') === '') wrong('incident', t('propose.missing.incident'));
      return { incident: form.trimmed('incident') };
    default:
      return null;
  }
}

function ids(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((one) => one !== ''))];
}

function size(text: string): number {
  return [...text.trim()].length;
}
