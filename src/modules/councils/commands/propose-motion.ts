import type { Instant } from '../../../kernel/instant.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { newPublicId } from '../../../platform/random.js';
import type { Prepared } from '../../members/index.js';
import type { AssessedAs, CharterSubject, MotionCommand, MotionKind, MotionSubject } from '../domain/index.js';
import { publicSeal } from './charter-words.js';
import type { MotionActs } from './motion-acts.js';

/** What a motion is about, with candidates' statements as they were written. */
export type ProposedSubject =
  | null
  | { readonly recommendation: string; readonly status: AssessedAs; readonly successor: string | null }
  | CharterSubject
  | { readonly class: string; readonly candidates: readonly { readonly member: string; readonly statement: string | null }[] }
  | { readonly seat: number }
  | { readonly incident: string };

export interface Proposed {
  readonly kind: MotionKind;
  readonly title: string;
  readonly text: string;
  readonly measure: string | null;
  readonly lab: string | null;
  readonly policy: string | null;
  readonly mandate: string | null;
  readonly subject: ProposedSubject;
  readonly incidents: readonly string[];
  readonly commentsUntil: Instant | null;
}

/** A member puts a motion before his council. Everything about it is public. */
export async function proposeMotion(acts: MotionActs, viewer: Viewer, council: string, { title, text, measure, subject, ...rest }: Proposed): Promise<Prepared<string>> {
  const seal = publicSeal();
  const sealed: MotionSubject =
    subject !== null && 'candidates' in subject
      ? { ...subject, candidates: subject.candidates.map(({ member, statement }, i) => ({ member, statement: seal.field(`/command/subject/candidates/${i}/statement`, statement) })) }
      : subject;
  const command: MotionCommand = {
    type: 'ProposeMotion', council, seat: await acts.seatIn(council, viewer), ...rest, subject: sealed, title: seal.field('/command/title', title),
    text: seal.field('/command/text', text), measure: measure === null ? null : seal.field('/command/measure', measure),
  };
  return acts.motion(viewer, newPublicId(), command, seal.fields);
}
