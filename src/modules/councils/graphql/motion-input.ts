import { Field, InputType, Int } from '@nestjs/graphql';
import { badInput, InstantScalar, parseText, PublicIdScalar } from '../../../graphql/index.js';
import type { Json } from '../../../kernel/json.js';
import { canonicalJson, isCommitment, type Commitment } from '../../../ledger/core/index.js';
import type { Proposed, ProposedSubject } from '../commands/propose-motion.js';
import { charterSubject, ruleObject, subjectFits, type AssessedAs as Assessed, type CharterSubject, type Choice, type MotionKind as Kind, type MotionSubject, type VoteRule } from '../domain/index.js';
import { instantOrNull } from './council-input.js';
import { AssessedAs, MotionKind } from './motion-enums.js';

@InputType()
export class CandidateInput {
  @Field(() => PublicIdScalar)
  member: string;

  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' })
  statement?: string | null;
}

@InputType({ description: 'What a motion of its kind is about. Only what belongs to the kind is given.' })
export class MotionSubjectInput {
  @Field(() => PublicIdScalar, { nullable: true, description: 'ASSESS' })
  recommendation?: string | null;

  @Field(() => AssessedAs, { nullable: true })
  assessedAs?: Assessed | null;

  @Field(() => PublicIdScalar, { nullable: true, description: 'For SUPERSEDED.' })
  successor?: string | null;

  @Field(() => String, { nullable: true, description: 'CHARTER: JSON {"version","hash","classes","assessDays","least"}, as prepareAdoptCharter will have them.' })
  charter?: string | null;

  @Field(() => String, { nullable: true, description: 'ELECT' })
  class?: string | null;

  @Field(() => [CandidateInput], { nullable: true, description: 'ELECT: 1 to 100.' })
  candidates?: CandidateInput[] | null;

  @Field(() => Int, { nullable: true, description: 'REMOVE' })
  seat?: number | null;

  @Field(() => PublicIdScalar, { nullable: true, description: 'JURY' })
  incident?: string | null;
}

@InputType({ description: 'A motion. All of it is public.' })
export class ProposalInput {
  @Field(() => MotionKind)
  kind: Kind;

  @Field(() => String, { description: '3 to 200 characters.' })
  title: string;

  @Field(() => String, { description: '20 to 50,000 characters: what is voted on.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'By what it will be seen whether the lab has done it, 10 to 5,000 characters; for motions that ask something of a lab.' })
  measure?: string | null;

  @Field(() => PublicIdScalar, { nullable: true })
  lab?: string | null;

  @Field(() => PublicIdScalar, { nullable: true })
  policy?: string | null;

  @Field(() => PublicIdScalar, { nullable: true })
  mandate?: string | null;

  @Field(() => MotionSubjectInput, { nullable: true })
  subject?: MotionSubjectInput | null;

  @Field(() => [PublicIdScalar], { nullable: true, description: 'Incidents that it speaks of, at most 50.' })
  incidents?: string[] | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Until then the public may comment; voting opens after it.' })
  commentsUntil?: string | null;
}

export function parseProposal({ kind, title, text, measure, lab, policy, mandate, subject, incidents, commentsUntil }: ProposalInput): Proposed {
  const named = [...new Set(incidents ?? [])];
  if (named.length > 50) throw badInput('incidents', 'name at most 50 incidents.');
  return {
    kind, title: parseText('title', title, 3, 200, 'one-line'), text: parseText('text', text, 20, 50_000, 'many-lines'),
    measure: measure == null || measure.trim() === '' ? null : parseText('measure', measure, 10, 5_000, 'many-lines'),
    lab: lab ?? null, policy: policy ?? null, mandate: mandate ?? null, subject: parseSubject(kind, subject ?? null), incidents: named, commentsUntil: instantOrNull(commentsUntil),
  };
}

function parseSubject(kind: Kind, subject: MotionSubjectInput | null): ProposedSubject {
  const parsed = subject && subjectOf(kind, subject);
  const sealed = parsed !== null && 'candidates' in parsed ? { ...parsed, candidates: parsed.candidates.map(({ member }) => ({ member, statement: NO_STATEMENT })) } : parsed;
  if (!(kind === 'charter' ? charterSubject(sealed) : subjectFits(kind, sealed as MotionSubject))) throw badInput('subject', 'give what motions of this kind are about, and nothing else.');
  return parsed;
}

const NO_STATEMENT: Commitment = `sha256:${'0'.repeat(64)}`;

function subjectOf(kind: Kind, { recommendation, assessedAs, successor, charter, class: code, candidates, seat, incident }: MotionSubjectInput): ProposedSubject {
  switch (kind) {
    case 'assess':
      return { recommendation: recommendation ?? '', status: assessedAs ?? 'acceptable', successor: successor ?? null };
    case 'charter': {
      const parsed = parseJson('charter', charter ?? '');
      if (!charterSubject(parsed)) throw badInput('charter', 'give version, hash, classes, assessDays and least as the charter will have them.');
      return parsed as unknown as CharterSubject;
    }
    case 'elect':
      return {
        class: code ?? '',
        candidates: (candidates ?? []).map(({ member, statement }) => ({ member, statement: statement?.trim() ? parseText('statement', statement, 1, 5_000, 'many-lines') : null })),
      };
    case 'remove':
      return { seat: seat ?? 0 };
    case 'jury':
      return { incident: incident ?? '' };
    default:
      throw badInput('subject', 'motions of this kind have none.');
  }
}

/** The rules say what is wrong with a rule; here it is only seen that it is one. */
export function parseRuleObject(text: string): VoteRule {
  const rule = parseJson('rule', text);
  if (!ruleObject(rule)) throw badInput('rule', 'give a rule object with every member that docs/spec/motions.md names, and no other.');
  return rule as unknown as VoteRule;
}

export function parseChoiceText(text: string | null | undefined): Choice {
  return text == null ? null : (parseJson('choice', text) as Choice);
}

export function parseSeal(text: string | null | undefined): Commitment | null {
  if (text == null) return null;
  if (!isCommitment(text)) throw badInput('sealed', 'give sha256: and 64 hex digits.');
  return text;
}

const MOST_JSON = 20_000;

/** What has no canonical form could not be signed. */
function parseJson(field: string, text: string): Json {
  try {
    if (text.length > MOST_JSON) throw new Error('too long');
    const value = JSON.parse(text) as Json;
    canonicalJson(value);
    return value;
  } catch {
    throw badInput(field, 'this is not JSON, or not in a form that can be signed.');
  }
}
