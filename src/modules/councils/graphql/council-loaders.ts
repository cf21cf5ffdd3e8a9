import { type GraphqlContext, loaderOf } from '../../../graphql/index.js';
import type { CharterRow, CouncilRow, CouncilsQuery } from '../queries/councils.js';
import type { DelegationRow, HoldingRow, InterestRow, SeatRow, SeatsQuery } from '../queries/seats.js';

const COUNCIL = Symbol('council');
const CHARTERS = Symbol('charters');
const SEATS = Symbol('seats');
const HOLDINGS = Symbol('holdings');
const INTERESTS = Symbol('interests');
const DELEGATIONS = Symbol('delegations');

/** One query per kind of thing and request, however many councils and seats a list has. */
export const loadCouncil = (context: GraphqlContext, query: CouncilsQuery, id: string): Promise<CouncilRow | undefined> =>
  loaderOf<string, CouncilRow>(context, COUNCIL, async (ids) => {
    const rows = await query.byIds(ids);
    return ids.map((one) => rows.find((row) => row.id === one));
  }).load(id);

export const loadCharters = (context: GraphqlContext, query: CouncilsQuery, id: string): Promise<CharterRow[]> => ofCouncil(context, CHARTERS, (ids) => query.charters(ids), id);
export const loadSeats = (context: GraphqlContext, query: SeatsQuery, id: string): Promise<SeatRow[]> => ofCouncil(context, SEATS, (ids) => query.ofCouncils(ids), id);
export const loadHoldings = (context: GraphqlContext, query: SeatsQuery, id: string): Promise<HoldingRow[]> => ofCouncil(context, HOLDINGS, (ids) => query.holdings(ids), id);
export const loadInterests = (context: GraphqlContext, query: SeatsQuery, id: string): Promise<InterestRow[]> => ofCouncil(context, INTERESTS, (ids) => query.interests(ids), id);
export const loadDelegations = (context: GraphqlContext, query: SeatsQuery, id: string): Promise<DelegationRow[]> => ofCouncil(context, DELEGATIONS, (ids) => query.delegations(ids), id);

async function ofCouncil<Row extends { readonly council: string }>(
  context: GraphqlContext,
  name: symbol,
  query: (councils: readonly string[]) => Promise<Row[]>,
  council: string,
): Promise<Row[]> {
  const loader = loaderOf<string, Row[]>(context, name, async (ids) => {
    const rows = await query(ids);
    return ids.map((id) => rows.filter((row) => row.council === id));
  });
  return (await loader.load(council)) ?? [];
}
