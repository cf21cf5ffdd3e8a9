import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type GraphqlContext, UuidScalar } from '../../../graphql/index.js';
import { toBase64 } from '../../../kernel/bytes.js';
import { type EntryReceipt, presentReceipt } from '../../../ledger/graphql/index.js';
import type { KeyOutcome } from '../commands/key-acts.js';
import { JuryRoom, type OwnSeat } from '../commands/jury-room.js';
import { type Jury, jurorId, ROUNDS } from '../domain/index.js';
import { JuriesQuery, type JuryTextRow } from '../queries/juries.js';
import { JurorActInput, JurorKeyInput, parseWish, PrepareJurorActInput } from './jury-input.js';
import {
  JurorActResult, type JurorActRefused, jurorActRefused, JuryRoomResult, type JuryRoomView, type PreparedJurorAct, PreparedJurorActResult, type RoomChallenge, type RoomStatement,
} from './jury-room-types.js';
import { seatStatus, textOf } from './present-jury.js';

/** The juror's side. All of it are mutations: a query could stand in an address, and the code must stand in no log. */
@Resolver()
export class JuryRoomResolver {
  constructor(
    private readonly room: JuryRoom,
    private readonly query: JuriesQuery,
  ) {}

  @Mutation(() => JuryRoomResult, { description: 'Opens the room of a jury for the juror who holds the code. Changes nothing, and is not recorded.' })
  async openJuryRoom(@Args('input') { jury, code, proof }: JurorKeyInput, @Context() { bucket }: GraphqlContext): Promise<JuryRoomView | JurorActRefused> {
    const own = await this.room.enter(jury, code ?? undefined, proof ?? undefined, bucket);
    if ('ok' in own) return jurorActRefused(own);
    const [texts, jurors] = await Promise.all([this.query.texts(jury), this.query.jurors(jury)]);
    return presentRoom(own, texts, jurors);
  }

  @Mutation(() => JurorActResult, { description: 'One act of a juror, signed by the node with the key of the code.' })
  async jurorAct(@Args('input') { jury, code, wish, requestId }: JurorActInput, @Context() { bucket }: GraphqlContext): Promise<EntryReceipt | JurorActRefused> {
    return present(await this.room.byCode(jury, code, parseWish(wish), requestId ?? undefined, bucket));
  }

  @Mutation(() => PreparedJurorActResult, { description: 'First half of an act that you sign yourself, so that the code never leaves your machine.' })
  async prepareJurorAct(@Args('input') { jury, proof, wish }: PrepareJurorActInput, @Context() { bucket }: GraphqlContext): Promise<PreparedJurorAct | JurorActRefused> {
    const prepared = await this.room.prepare(jury, proof, parseWish(wish), bucket);
    return prepared.ok ? { request: prepared.request, act: toBase64(prepared.act), expiresAt: prepared.expiresAt } : jurorActRefused(prepared);
  }

  @Mutation(() => JurorActResult, { description: 'Performs a prepared act with its signature. Sent twice, it answers with the first receipt.' })
  async submitJurorAct(
    @Args('request', { type: () => UuidScalar }) request: string,
    @Args('signature', { type: () => String, description: 'Ed25519 signature by the key of the code over the act bytes, base64.' }) signature: string,
    @Context() { bucket }: GraphqlContext,
  ): Promise<EntryReceipt | JurorActRefused> {
    return present(await this.room.submit(request, signature, bucket));
  }
}

function present(outcome: KeyOutcome): EntryReceipt | JurorActRefused {
  return outcome.ok ? presentReceipt(outcome.receipt) : jurorActRefused(outcome);
}

/** Other jurors' statements are for those who take part; counts of reactions for nobody before the verdict. */
function presentRoom({ jury, seat }: OwnSeat, texts: readonly JuryTextRow[], jurors: Awaited<ReturnType<JuriesQuery['jurors']>>): JuryRoomView {
  const id = jurorId(jury.id, seat.seat, seat.volunteer);
  const juror = jurors.get(id);
  const status = seatStatus(seat, juror);
  const inside = status === 'accepted';
  return {
    jury: jury.id, seat: seat.seat, juror: id, status, summonsEndsAt: seat.until,
    sealed: ROUNDS.filter((round) => juror?.[round]),
    opened: ROUNDS.filter((round) => juror?.[round]?.opened),
    statements: inside ? statements(jury, seat.seat, texts) : [],
    challenges: inside ? challenges(jury, seat.seat, texts) : [],
  };
}

function statements(jury: Jury, own: number, texts: readonly JuryTextRow[]): RoomStatement[] {
  return jury.statements.map(({ seat, reactions }, i) => ({ n: i + 1, seat, text: textOf(texts, 'statement', i + 1), mine: reactions[own] ?? null }));
}

function challenges(jury: Jury, own: number, texts: readonly JuryTextRow[]): RoomChallenge[] {
  return jury.challenges.map(({ seat, party, reason, votes, outcome }, i) => {
    const mine = votes[own] ?? null;
    return { n: i + 1, seat, party, reason, note: textOf(texts, 'challenge', i + 1), mine, open: outcome === null && seat !== own && mine === null };
  });
}
