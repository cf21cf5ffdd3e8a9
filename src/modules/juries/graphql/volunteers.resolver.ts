import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { badInput, type Connection, connection, formatCursor, type GraphqlContext, PageArgs, pageComplexity, parseCursor, PublicIdScalar, takeOf, UuidScalar } from '../../../graphql/index.js';
import { toBase64 } from '../../../kernel/bytes.js';
import { type EntryReceipt, presentReceipt } from '../../../ledger/graphql/index.js';
import { type ActRefused, type PreparedActType, presentPrepared } from '../../members/index.js';
import { keyRefusal } from '../commands/key-refusals.js';
import { Volunteering, type VolunteerWish } from '../commands/volunteering.js';
import { Places } from '../queries/place.js';
import { VolunteersQuery } from '../queries/volunteers.js';
import { presentKeyRefusal, presentPlace, presentPoolMember } from './present-volunteer.js';
import { mustBeSteward } from './steward.js';
import { parseAppeal, parseRow, parseVolunteerWish, parseWhat } from './volunteer-input.js';
import {
  KeyProofInput, MyPlaceResult, PlaceKeyInput, type PoolMember, PoolMemberConnection, type PreparedKeyActType, PrepareMemberVolunteerResult, PrepareVolunteerActResult, VolunteerActResult, VolunteerInput,
  type VolunteerPlace, type VolunteerReceipt, type VolunteerRefused, VolunteerResult, VolunteerWishInput,
} from './volunteer-types.js';

const draw = { type: () => PublicIdScalar };
const code = { type: () => String, description: 'Your code. It is used for this request and forgotten.' };
const requestId = { type: () => UuidScalar, nullable: true };

/** The volunteer's side. All of it are mutations: a query could stand in an address, and the code must stand in no log. */
@Resolver()
export class VolunteersResolver {
  constructor(
    private readonly volunteering: Volunteering,
    private readonly places: Places,
    private readonly pool: VolunteersQuery,
  ) {}

  @Mutation(() => VolunteerResult, { description: 'You come into the pool of a jury. The node signs with the key of your code, for this one request; a program that keeps its code uses prepareVolunteerAct.' })
  async volunteer(@Args('input') input: VolunteerInput, @Context() { bucket }: GraphqlContext): Promise<VolunteerReceipt | VolunteerRefused> {
    if (!input.consent) throw badInput('consent', 'read what is asked and what is kept, and say that you agree.');
    const done = await this.volunteering.volunteer(input.draw, parseRow(input.row), input.code ?? undefined, input.requestId ?? undefined, bucket);
    return done.ok ? { receipt: presentReceipt(done.receipt), number: done.number, placeCode: done.code } : presentKeyRefusal(done);
  }

  @Mutation(() => MyPlaceResult, { description: 'Your place in a pool, your chance and the proof of it. Changes nothing, and is not recorded.' })
  async myPlace(@Args('input') { draw: id, code: typed, proof }: PlaceKeyInput): Promise<VolunteerPlace | VolunteerRefused> {
    const key = this.volunteering.keys.keyOf(typed ?? undefined, proof ?? undefined);
    const place = key === undefined ? undefined : await this.places.ofKey(id, key);
    return place ? presentPlace(place) : presentKeyRefusal(keyRefusal('NO_SUCH_PLACE'));
  }

  @Mutation(() => VolunteerActResult, { description: 'You leave the pool, as long as it is open.' })
  withdrawVolunteer(@Args('draw', draw) id: string, @Args('code', code) typed: string, @Context() context: GraphqlContext, @Args('requestId', requestId) request?: string | null): Promise<EntryReceipt | VolunteerRefused> {
    return this.#act(context, id, typed, { do: 'withdraw' }, request);
  }

  @Mutation(() => VolunteerActResult, { description: 'Against an exclusion, once. Another steward than the one who excluded you decides.' })
  appealExclusion(
    @Args('draw', draw) id: string,
    @Args('code', code) typed: string,
    @Args('text', { type: () => String, description: '1 to 5,000 characters; only stewards read it.' }) text: string,
    @Context() context: GraphqlContext,
    @Args('requestId', requestId) request?: string | null,
  ): Promise<EntryReceipt | VolunteerRefused> {
    return this.#act(context, id, typed, { do: 'appeal', text: parseAppeal(text) }, request);
  }

  @Mutation(() => VolunteerActResult, { description: 'Erases what you said here, at once and for good: everything or contact. While you stand in an open pool, withdraw first.' })
  eraseVolunteer(
    @Args('draw', draw) id: string,
    @Args('code', code) typed: string,
    @Args('what', { type: () => String }) what: string,
    @Context() context: GraphqlContext,
    @Args('requestId', requestId) request?: string | null,
  ): Promise<EntryReceipt | VolunteerRefused> {
    return this.#act(context, id, typed, { do: 'erase', what: parseWhat(what) }, request);
  }

  @Mutation(() => PrepareVolunteerActResult, { description: 'First half of an act that you sign yourself, so that your code never leaves your machine.' })
  async prepareVolunteerAct(
    @Args('draw', draw) id: string,
    @Args('proof', { type: () => KeyProofInput }) proof: KeyProofInput,
    @Args('wish', { type: () => VolunteerWishInput }) wish: VolunteerWishInput,
    @Context() { bucket }: GraphqlContext,
  ): Promise<PreparedKeyActType | VolunteerRefused> {
    const prepared = await this.volunteering.prepare(id, proof, parseVolunteerWish(wish), bucket);
    return prepared.ok ? { request: prepared.request, act: toBase64(prepared.act), expiresAt: prepared.expiresAt } : presentKeyRefusal(prepared);
  }

  @Mutation(() => VolunteerActResult, { description: 'Performs a prepared act with its signature. Sent twice, it answers with the first receipt.' })
  async submitVolunteerAct(
    @Args('request', { type: () => UuidScalar }) request: string,
    @Args('signature', { type: () => String, description: 'Ed25519 signature by your key over the act bytes, base64.' }) signature: string,
    @Context() { bucket }: GraphqlContext,
  ): Promise<EntryReceipt | VolunteerRefused> {
    const done = await this.volunteering.submit(request, signature, bucket);
    return done.ok ? presentReceipt(done.receipt) : presentKeyRefusal(done);
  }

  @Mutation(() => PrepareMemberVolunteerResult, { description: 'For seats of a council: you volunteer in your own name, and sign with your own key.' })
  async prepareMemberVolunteer(
    @Args('draw', draw) id: string,
    @Args('wish', { type: () => VolunteerWishInput }) wish: VolunteerWishInput,
    @Context() { viewer }: GraphqlContext,
  ): Promise<PreparedActType | ActRefused | VolunteerRefused> {
    const prepared = await this.volunteering.asMember(viewer, id, parseVolunteerWish(wish));
    return !prepared.ok && 'problems' in prepared ? presentKeyRefusal(prepared) : presentPrepared(prepared);
  }

  @Query(() => MyPlaceResult, { nullable: true, description: 'Your own place in the pool for seats of a council; null without one.' })
  async ownPlace(@Args('draw', draw) id: string, @Context() { viewer }: GraphqlContext): Promise<VolunteerPlace | null> {
    const place = viewer.kind === 'member' ? await this.places.of(id, viewer.id) : undefined;
    return place ? presentPlace(place) : null;
  }

  @Query(() => PoolMemberConnection, { complexity: pageComplexity, description: 'Who volunteered, in the order of their numbers. For stewards.' })
  async drawPool(
    @Args('draw', draw) id: string,
    @Args() args: PageArgs,
    @Context() { viewer }: GraphqlContext,
    @Args('appeals', { type: () => Boolean, nullable: true, description: 'True: only those whose appeal waits for a decision.' }) appeals?: boolean | null,
  ): Promise<Connection<PoolMember>> {
    mustBeSteward(viewer);
    const take = takeOf(args);
    const [after] = parseCursor(args.after, ['string']) ?? [];
    const rows = await this.pool.page(id, take + 1, after as string | undefined, appeals === true);
    const page = connection(rows, take, after !== undefined, (row) => formatCursor([row.number]), null);
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: presentPoolMember(node) })) };
  }

  async #act({ bucket }: GraphqlContext, id: string, typed: string, wish: Exclude<VolunteerWish, { do: 'volunteer' }>, request: string | null | undefined): Promise<EntryReceipt | VolunteerRefused> {
    const done = await this.volunteering.byCode(id, typed, wish, request ?? undefined, bucket);
    return done.ok ? presentReceipt(done.receipt) : presentKeyRefusal(done);
  }
}
