import { Injectable } from '@nestjs/common';
import { toBase64 } from '../../../kernel/bytes.js';
import { caseKey, type Commitment } from '../../../ledger/core/index.js';
import { type AnySlice, Ledger, Sealer, type SealedFields } from '../../../ledger/index.js';
import { RateLimits } from '../../../platform/rate-limits.js';
import {
  type Excuse, type JurorCommand, jurorId, type Jury, JURY_WORDS, type JuryCommand, type JurySeat, numberOfKey, type Reaction, type Round, sealVote, type VoteChoice, voteSalt,
} from '../domain/index.js';
import { jurorSlice } from '../store/juror-slice.js';
import { jurySlice } from '../store/jury-slice.js';
import { KeyActs, type KeyActToSign, type KeyOutcome, type KeyProof } from './key-acts.js';
import { type KeyRefusal, keyRefusal } from './key-refusals.js';

/** What a juror can ask for. Each wish is one command, and his key signs it. */
export type JurorWish =
  | { readonly do: 'accept' }
  | { readonly do: 'excuse'; readonly reason: Excuse; readonly note: string | null }
  /** `sealed` by his own device; or `choice`, which the node then seals with a salt that follows from the code. */
  | { readonly do: 'seal'; readonly round: Round; readonly vote: { readonly sealed: Commitment } | { readonly choice: VoteChoice } }
  /** Without a salt the one that follows from the code. */
  | { readonly do: 'open'; readonly round: Round; readonly choice: VoteChoice; readonly salt: string | undefined }
  | { readonly do: 'vote-on-challenge'; readonly challenge: number; readonly removes: boolean }
  | { readonly do: 'state'; readonly text: string }
  | { readonly do: 'react'; readonly statement: number; readonly reaction: Reaction }
  | { readonly do: 'ask'; readonly party: string; readonly question: string }
  | { readonly do: 'reasons'; readonly text: string }
  | { readonly do: 'opinion'; readonly text: string };

interface Drafted {
  readonly ok: true;
  readonly slice: AnySlice;
  readonly id: string;
  readonly command: JuryCommand | JurorCommand;
  readonly openings: SealedFields;
}

/** A seat of a jury whose volunteer holds the key that somebody showed. */
export interface OwnSeat {
  readonly jury: Jury;
  readonly seat: JurySeat;
  readonly key: string;
}

/**
 * The juror's side. Without a script he sends his code, which is used for the one request and forgotten: then the node seals his vote,
 * sees it while it does so, and keeps nothing of it. Who does not want that lets a program seal: the node never sees the vote.
 */
@Injectable()
export class JuryRoom {
  constructor(
    private readonly keys: KeyActs,
    private readonly ledger: Ledger,
    private readonly limits: RateLimits,
  ) {}

  async enter(jury: string, code: string | undefined, proof: KeyProof | undefined, bucket: number): Promise<OwnSeat | KeyRefusal> {
    const limited = this.#limited(bucket);
    if (limited) return limited;
    const key = this.keys.keyOf(code, proof);
    return (key === undefined ? undefined : await this.#seatOf(jury, key)) ?? noSeat();
  }

  async byCode(jury: string, code: string, wish: JurorWish, request: string | undefined, bucket: number): Promise<KeyOutcome> {
    const limited = this.#limited(bucket);
    if (limited) return limited;
    const signer = this.keys.signerOf(code);
    const own = signer && (await this.#seatOf(jury, signer.key));
    if (!signer || !own) return noSeat();
    const { seed } = caseKey(code);
    const drafted = draft(own, wish, (juror, round) => voteSalt(seed, juror, round));
    return drafted.ok ? this.keys.byCode(signer, drafted.slice, drafted.id, drafted.command, drafted.openings, request) : drafted;
  }

  /** First half for a program that keeps its code. It seals by itself. */
  async prepare(jury: string, proof: KeyProof, wish: JurorWish, bucket: number): Promise<KeyActToSign> {
    const own = await this.enter(jury, undefined, proof, bucket);
    if ('ok' in own) return own;
    const drafted = draft(own, wish, undefined);
    return drafted.ok ? this.keys.prepare(own.key, drafted.slice, drafted.id, drafted.command, drafted.openings) : drafted;
  }

  async submit(request: string, signature: string, bucket: number): Promise<KeyOutcome> {
    return this.#limited(bucket) ?? this.keys.submit(request, signature);
  }

  async #seatOf(id: string, key: string): Promise<OwnSeat | undefined> {
    const jury = await this.ledger.stateOf<Jury>('jury', id);
    const number = numberOfKey(key);
    const seat = jury?.seats.find(({ volunteer }) => volunteer === number);
    return jury && seat && { jury, seat, key };
  }

  #limited(bucket: number): KeyRefusal | undefined {
    const retryAfterSeconds = this.limits.take('openCase', bucket);
    return retryAfterSeconds === undefined ? undefined : { ...keyRefusal('RATE_LIMITED'), retryAfterSeconds };
  }
}

function noSeat(): KeyRefusal {
  return { ok: false, refusal: 'NOT_YOUR_SEAT', message: JURY_WORDS.NOT_YOUR_SEAT, problems: [] };
}

const JURY = jurySlice as unknown as AnySlice;
const JUROR = jurorSlice as unknown as AnySlice;

function draft({ jury, seat: { seat, volunteer } }: OwnSeat, wish: JurorWish, saltOf: ((juror: string, round: Round) => Uint8Array) | undefined): Drafted | KeyRefusal {
  const id = jurorId(jury.id, seat, volunteer);
  const ofJuror = (command: JurorCommand, openings: SealedFields = {}): Drafted => ({ ok: true, slice: JUROR, id, command, openings });
  const ofJury = (audience: 'public' | 'reviewers', command: (seal: Sealer) => JuryCommand): Drafted => {
    const seal = new Sealer(audience);
    return { ok: true, slice: JURY, id: jury.id, command: command(seal), openings: seal.fields };
  };
  switch (wish.do) {
    case 'accept':
      return ofJuror({ type: 'AcceptSummons', draw: jury.draw });
    case 'excuse': {
      const seal = new Sealer('stewards');
      return ofJuror({ type: 'AskExcuse', draw: jury.draw, reason: wish.reason, note: seal.field('/command/note', wish.note) }, seal.fields);
    }
    case 'seal': {
      const { round, vote } = wish;
      if ('sealed' in vote) return ofJuror({ type: 'SealVote', round, sealed: vote.sealed });
      if (!saltOf) return { ...keyRefusal('INVALID_CONTENT'), message: 'Seal the vote on your own machine and send what you sealed: the node does not have your code.' };
      // A vote that could never be opened is better refused now.
      if (vote.choice.findings.length !== jury.charge?.questions.length) return { ...keyRefusal('INVALID_CONTENT'), message: 'Answer every question of the charge.' };
      return ofJuror({ type: 'SealVote', round, sealed: sealVote(saltOf(id, round), id, round, vote.choice) });
    }
    case 'open': {
      const { round, choice } = wish;
      const salt = wish.salt ?? (saltOf && toBase64(saltOf(id, round)));
      if (salt === undefined) return { ...keyRefusal('INVALID_CONTENT'), message: 'Send the salt with which you sealed.' };
      return ofJuror({ type: 'OpenVote', round, choice, salt });
    }
    case 'vote-on-challenge':
      return ofJury('public', () => ({ type: 'VoteOnChallenge', seat, challenge: wish.challenge, removes: wish.removes }));
    case 'state':
      return ofJury('reviewers', (seal) => ({ type: 'AddStatement', seat, text: seal.field('/command/text', wish.text) }));
    case 'react':
      return ofJury('public', () => ({ type: 'React', seat, statement: wish.statement, reaction: wish.reaction }));
    case 'ask':
      return ofJury('public', (seal) => ({ type: 'AskParty', seat, party: wish.party, question: seal.field('/command/question', wish.question) }));
    case 'reasons':
      return ofJury('public', (seal) => ({ type: 'PublishReasons', seat, text: seal.field('/command/text', wish.text) }));
    case 'opinion':
      return ofJury('public', (seal) => ({ type: 'AddMinorityOpinion', seat, text: seal.field('/command/text', wish.text) }));
  }
}
