import { type GraphqlContext, loaderOf } from '../../../graphql/index.js';
import type { BallotsQuery } from '../queries/ballots.js';
import type { ArgumentRow, CandidateRow, MotionRow, MotionsQuery, ObjectionRow, RecusalProposalRow, RecusalRow, TextRow } from '../queries/motions.js';

const MOTION = Symbol('motion');
const TEXTS = Symbol('texts');
const ARGUMENTS = Symbol('arguments');
const RECUSALS = Symbol('recusals');
const PROPOSALS = Symbol('recusal proposals');
const OBJECTIONS = Symbol('objections');
const CANDIDATES = Symbol('candidates');
const CAST = Symbol('cast');

/** One query per kind of thing and request, however many motions a list has. */
export const loadMotion = (context: GraphqlContext, query: MotionsQuery, id: string): Promise<MotionRow | undefined> =>
  loaderOf<string, MotionRow>(context, MOTION, async (ids) => {
    const rows = await query.byIds(ids);
    return ids.map((one) => rows.find((row) => row.id === one));
  }).load(id);

export const loadTexts = (context: GraphqlContext, query: MotionsQuery, id: string): Promise<TextRow[]> => ofMotion(context, TEXTS, (ids) => query.texts(ids), id);
export const loadArguments = (context: GraphqlContext, query: MotionsQuery, id: string): Promise<ArgumentRow[]> => ofMotion(context, ARGUMENTS, (ids) => query.arguments(ids), id);
export const loadRecusals = (context: GraphqlContext, query: MotionsQuery, id: string): Promise<RecusalRow[]> => ofMotion(context, RECUSALS, (ids) => query.recusals(ids), id);
export const loadProposals = (context: GraphqlContext, query: MotionsQuery, id: string): Promise<RecusalProposalRow[]> => ofMotion(context, PROPOSALS, (ids) => query.proposedRecusals(ids), id);
export const loadObjections = (context: GraphqlContext, query: MotionsQuery, id: string): Promise<ObjectionRow[]> => ofMotion(context, OBJECTIONS, (ids) => query.objections(ids), id);
export const loadCandidates = (context: GraphqlContext, query: MotionsQuery, id: string): Promise<CandidateRow[]> => ofMotion(context, CANDIDATES, (ids) => query.candidates(ids), id);

export const loadCast = (context: GraphqlContext, query: BallotsQuery, id: string): Promise<number> =>
  loaderOf<string, number>(context, CAST, async (ids) => {
    const rows = await query.cast(ids);
    return ids.map((one) => rows.find((row) => row.motion === one)?.n ?? 0);
  })
    .load(id)
    .then((n) => n ?? 0);

function ofMotion<R extends { readonly motion: string }>(context: GraphqlContext, name: symbol, rowsOf: (ids: readonly string[]) => Promise<R[]>, id: string): Promise<R[]> {
  return loaderOf<string, R[]>(context, name, async (ids) => {
    const rows = await rowsOf(ids);
    return ids.map((one) => rows.filter(({ motion }) => motion === one));
  })
    .load(id)
    .then((rows) => rows ?? []);
}
