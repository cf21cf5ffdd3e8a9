import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { fromBase64Url, fromUtf8, toBase64Url, utf8 } from '../kernel/bytes.js';
import type { Json } from '../kernel/json.js';
import { badInput } from './errors.js';
import { QUERY_LIMITS } from './limits.js';

/** Relay connections (forward only): `first` and `after`. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: `How many, 1 to ${QUERY_LIMITS.pageSize}.` })
  first?: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item of the page before.' })
  after?: string;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => Boolean)
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true })
  startCursor: string | null;

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface Connection<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number | null;
}

/** Connection and edge types for a node type; the field's cost grows with the page. */
export function connectionOf<T>(node: Type<T>, name: string): Type<Connection<T>> {
  @ObjectType(`${name}Edge`)
  class NodeEdge {
    @Field(() => String)
    cursor: string;

    @Field(() => node)
    node: T;
  }

  @ObjectType(`${name}Connection`)
  class NodeConnection {
    @Field(() => [NodeEdge])
    edges: NodeEdge[];

    @Field(() => PageInfo)
    pageInfo: PageInfo;

    @Field(() => Int, { nullable: true, description: 'All items that match, where counting them is cheap.' })
    totalCount: number | null;
  }
  return NodeConnection;
}

/** For `@Query(() => …, { complexity: pageComplexity })`. */
export function pageComplexity({ args, childComplexity }: { args: { first?: number }; childComplexity: number }): number {
  return 1 + pageSize(args.first) * Math.max(1, childComplexity);
}

const DEFAULT_PAGE = 20;

function pageSize(first: number | undefined | null): number {
  return Math.min(Math.max(first ?? DEFAULT_PAGE, 1), QUERY_LIMITS.pageSize);
}

/** Checked page size; a number out of range is the asker's mistake, told with the range. */
export function takeOf(args: { first?: number | null }): number {
  const first = args.first ?? DEFAULT_PAGE;
  if (first < 1 || first > QUERY_LIMITS.pageSize) throw badInput('first', `give a number from 1 to ${QUERY_LIMITS.pageSize}.`);
  return first;
}

/** Opaque text of a position in a sorted list: the sort keys of the last item. */
export function formatCursor(position: readonly (string | number)[]): string {
  return toBase64Url(utf8(JSON.stringify(position)));
}

/** Reads a cursor strictly; `kinds` names the types its parts must have. */
export function parseCursor(cursor: string | null | undefined, kinds: readonly ('string' | 'number')[]): (string | number)[] | undefined {
  if (cursor === undefined || cursor === null) return undefined;
  let position: Json | undefined;
  try {
    const bytes = cursor.length <= 512 ? fromBase64Url(cursor) : undefined;
    position = bytes && (JSON.parse(fromUtf8(bytes)) as Json);
  } catch {
    position = undefined;
  }
  if (!Array.isArray(position) || position.length !== kinds.length || position.some((part, i) => typeof part !== kinds[i])) {
    throw badInput('after', 'this is not a cursor that we gave. Begin without it.');
  }
  return position as (string | number)[];
}

/** A connection from `take + 1` rows: the one too many tells that there is a next page. */
export function connection<T>(rows: readonly T[], take: number, after: boolean, cursor: (row: T) => string, totalCount: number | null): Connection<T> {
  const edges = rows.slice(0, take).map((node) => ({ cursor: cursor(node), node }));
  return {
    edges,
    totalCount,
    pageInfo: {
      hasNextPage: rows.length > take,
      hasPreviousPage: after,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
