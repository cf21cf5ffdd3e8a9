import { Field, InputType, Int } from '@nestjs/graphql';
import { badInput, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { isCommitment } from '../../../ledger/core/index.js';
import { parseNote, parseText } from '../../labs/index.js';
import type { TypedCharge } from '../commands/jury-acts.js';
import type { JurorWish } from '../commands/jury-room.js';
import type * as words from '../domain/index.js';
import { MOST_EXHIBITS, MOST_PARTIES, MOST_QUESTIONS } from '../domain/index.js';
import { JuryAnswer, JuryAuthorityKind, JuryExcuse, JuryMeasure, JuryReaction, JuryRound } from './jury-enums.js';
import { KeyProofInput } from './volunteer-types.js';

@InputType({ description: 'Hours, each from 1 to 2,160.' })
export class JuryTimesInput {
  @Field(() => Int)
  summons: number;
  @Field(() => Int)
  first: number;
  @Field(() => Int)
  deliberation: number;
  @Field(() => Int)
  answer: number;
  @Field(() => Int)
  second: number;
  @Field(() => Int)
  opening: number;
}

@InputType({ description: 'What a jury is asked, by whom, and who will sit: all of it before the pool of the draw closes.' })
export class OpenJuryInput {
  @Field(() => PublicIdScalar)
  incident: string;
  @Field(() => JuryAuthorityKind)
  authority: words.JuryAuthority['kind'];
  @Field(() => PublicIdScalar, { nullable: true, description: 'The motion, the petition, or the jury whose verdict is appealed against.' })
  authorityId?: string | null;
  @Field(() => String, { description: 'The charge, at most 20,000 characters.' })
  text: string;
  @Field(() => [String], { description: `Questions of fact, 1 to ${MOST_QUESTIONS}, each to be answered yes or no.` })
  questions: string[];
  @Field(() => [PublicIdScalar], { description: `1 to ${MOST_PARTIES} entities. Organisations must answer the verdict.` })
  parties: string[];
  @Field(() => [String], { nullable: true, description: `Handles given by POST /uploads, at most ${MOST_EXHIBITS}. These files become public.` })
  evidence?: string[] | null;
  @Field(() => PublicIdScalar)
  draw: string;
  @Field(() => Int, { description: 'Second votes that must be opened for a verdict: more than half of the jury.' })
  quorum: number;
  @Field(() => JuryTimesInput)
  times: JuryTimesInput;
}

@InputType()
export class JuryVoteInput {
  @Field(() => [JuryAnswer], { description: 'To the questions of the charge, in their order.' })
  findings: words.Answer[];
  @Field(() => JuryMeasure)
  measure: words.Measure;
}

@InputType({ description: 'Shows that you are the juror: give the code, or a signature by its key. Exactly one of the two.' })
export class JurorKeyInput {
  @Field(() => PublicIdScalar)
  jury: string;
  @Field(() => String, { nullable: true, description: 'It is used for this request and forgotten.' })
  code?: string | null;
  @Field(() => KeyProofInput, { nullable: true })
  proof?: KeyProofInput | null;
}

@InputType()
export class JurorExcuseInput {
  @Field(() => JuryExcuse)
  reason: words.Excuse;
  @Field(() => String, { nullable: true, description: 'For stewards only.' })
  note?: string | null;
}

@InputType({ description: 'Give sealed, made on your own machine (docs/spec/juries.md); or choice, which the node seals for you and sees while it does.' })
export class SealJuryVoteInput {
  @Field(() => JuryRound)
  round: words.Round;
  @Field(() => String, { nullable: true })
  sealed?: string | null;
  @Field(() => JuryVoteInput, { nullable: true })
  choice?: JuryVoteInput | null;
}

@InputType()
export class OpenJuryVoteInput {
  @Field(() => JuryRound)
  round: words.Round;
  @Field(() => JuryVoteInput)
  choice: JuryVoteInput;
  @Field(() => String, { nullable: true, description: 'Base64 of 32 bytes. None where the node sealed by your code.' })
  salt?: string | null;
}

@InputType()
export class ChallengeVoteInput {
  @Field(() => Int)
  challenge: number;
  @Field(() => Boolean)
  removes: boolean;
}

@InputType()
export class ReactionInput {
  @Field(() => Int)
  statement: number;
  @Field(() => JuryReaction)
  reaction: words.Reaction;
}

@InputType()
export class AskPartyInput {
  @Field(() => PublicIdScalar)
  party: string;
  @Field(() => String, { description: 'At most 2,000 characters; it is public.' })
  question: string;
}

@InputType({ description: 'What a juror wants done: exactly one.' })
export class JurorWishInput {
  @Field(() => Boolean, { nullable: true, description: 'True accepts the summons.' })
  accept?: boolean | null;
  @Field(() => JurorExcuseInput, { nullable: true })
  excuse?: JurorExcuseInput | null;
  @Field(() => SealJuryVoteInput, { nullable: true })
  seal?: SealJuryVoteInput | null;
  @Field(() => OpenJuryVoteInput, { nullable: true })
  open?: OpenJuryVoteInput | null;
  @Field(() => ChallengeVoteInput, { nullable: true })
  voteOnChallenge?: ChallengeVoteInput | null;
  @Field(() => String, { nullable: true, description: 'A statement to the other jurors, at most 2,000 characters. Public once there is a verdict.' })
  state?: string | null;
  @Field(() => ReactionInput, { nullable: true })
  react?: ReactionInput | null;
  @Field(() => AskPartyInput, { nullable: true })
  ask?: AskPartyInput | null;
  @Field(() => String, { nullable: true, description: 'The reasons of the verdict, at most 20,000 characters.' })
  reasons?: string | null;
  @Field(() => String, { nullable: true, description: 'An opinion of your own, at most 20,000 characters.' })
  opinion?: string | null;
}

@InputType()
export class JurorActInput {
  @Field(() => PublicIdScalar)
  jury: string;
  @Field(() => String, { description: 'Your code. It is used for this request and forgotten.' })
  code: string;
  @Field(() => JurorWishInput)
  wish: JurorWishInput;
  @Field(() => UuidScalar, { nullable: true, description: 'Sent again, it is answered with the first receipt.' })
  requestId?: string | null;
}

@InputType()
export class PrepareJurorActInput {
  @Field(() => PublicIdScalar)
  jury: string;
  @Field(() => KeyProofInput)
  proof: KeyProofInput;
  @Field(() => JurorWishInput)
  wish: JurorWishInput;
}

export function parseCharge({ authority: kind, authorityId, evidence, ...input }: OpenJuryInput): TypedCharge {
  if (kind !== 'steward' && !authorityId) throw badInput('authorityId', 'name the motion, the petition, or the jury whose verdict is appealed against.');
  const authority = kind === 'steward' ? { kind } : { kind, id: authorityId! };
  const within = (field: string, list: readonly unknown[], least: number, most: number): void => {
    if (list.length < least || list.length > most) throw badInput(field, `give ${least} to ${most}.`);
  };
  within('questions', input.questions, 1, MOST_QUESTIONS);
  within('parties', input.parties, 1, MOST_PARTIES);
  within('evidence', evidence ?? [], 0, MOST_EXHIBITS);
  return {
    ...input, authority, evidence: evidence ?? [], times: { ...input.times },
    text: parseText('text', input.text, 20_000), questions: input.questions.map((question) => parseText('questions', question, 1_000, 'one-line')),
  };
}

export function parseWish(input: JurorWishInput): JurorWish {
  const wishes = [...wishesIn(input)];
  const [wish, ...others] = wishes;
  if (!wish || others.length > 0) throw badInput('wish', 'give exactly one of accept, excuse, seal, open, voteOnChallenge, state, react, ask, reasons and opinion.');
  return wish;
}

function* wishesIn({ accept, excuse, seal, open, voteOnChallenge, state, react, ask, reasons, opinion }: JurorWishInput): Generator<JurorWish> {
  if (accept === true) yield { do: 'accept' };
  if (excuse) yield { do: 'excuse', reason: excuse.reason, note: parseNote('note', excuse.note) };
  if (seal) yield { do: 'seal', round: seal.round, vote: parseSealed(seal) };
  if (open) yield { do: 'open', round: open.round, choice: { ...open.choice }, salt: open.salt ?? undefined };
  if (voteOnChallenge) yield { do: 'vote-on-challenge', ...voteOnChallenge };
  if (state != null) yield { do: 'state', text: parseText('state', state, 2_000) };
  if (react) yield { do: 'react', ...react };
  if (ask) yield { do: 'ask', party: ask.party, question: parseText('question', ask.question, 2_000) };
  if (reasons != null) yield { do: 'reasons', text: parseText('reasons', reasons, 20_000) };
  if (opinion != null) yield { do: 'opinion', text: parseText('opinion', opinion, 20_000) };
}

function parseSealed({ sealed, choice }: SealJuryVoteInput): Extract<JurorWish, { do: 'seal' }>['vote'] {
  if ((sealed == null) === (choice == null)) throw badInput('seal', 'give either sealed or choice.');
  if (choice) return { choice: { ...choice } };
  if (!isCommitment(sealed)) throw badInput('sealed', 'give a commitment: sha256: and 64 hex digits.');
  return { sealed };
}
